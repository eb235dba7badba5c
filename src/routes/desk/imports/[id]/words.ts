export const rowsInWords = (count: number) =>
	`${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;

/** «2, 5 and 9», and how many more. */
export function numbersInWords(numbers: number[], count: number): string {
	const more = count - numbers.length;
	const all = [...numbers.map(String), ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])];
	return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '');
}
