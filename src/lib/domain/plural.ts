/** «1 law», «1,200 laws»; `many` where it is not `one` with an s. */
export const plural = (number: number, one: string, many = `${one}s`) =>
	`${number.toLocaleString('en')} ${number === 1 ? one : many}`;
