/** What a cell of a CSV holds. */
export type Cell = string | number | null;

/** Of several values in a cell each is parted from the next by a semicolon and a blank. */
export const joined = (values: (string | null)[]): string => values.filter(Boolean).join('; ');
