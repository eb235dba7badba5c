/** The words of a text, to look up whether a word is one of them. */
export const wordSet = (text: string) => new Set(text.trim().split(/\s+/));
