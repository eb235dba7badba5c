export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const plural = (number: number, one: string, many = `${one}s`) =>
	`${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** Returns «1 law, 3 statements» and leaves out zeros. */
export const inNumbers = (counts: [number: number, one: string][]) =>
	counts.flatMap(([number, one]) => (number ? plural(number, one) : [])).join(', ');
