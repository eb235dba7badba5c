/** «1 law», «1,200 laws»; `many` where it is not `one` with an s. */
export const plural = (number: number, one: string, many = `${one}s`) =>
	`${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** «1 law, 3 statements»: what there is none of is left out. */
export const inNumbers = (counts: [number: number, one: string][]) =>
	counts.flatMap(([number, one]) => (number ? plural(number, one) : [])).join(', ');
