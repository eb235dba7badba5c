const runs = /^(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Whether a spreadsheet would run a cell with this text, or may: blanks and what cannot be seen hide nothing. */
export function isFormula(text: string): boolean {
	return runs.test(text);
}

/** As a cell of a file: an apostrophe before it makes a spreadsheet take it for text. */
export function toCell(text: string): string {
	return isFormula(text) ? `'${text}` : text;
}

/** What `toCell` was given. */
export function fromCell(cell: string): string {
	return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
