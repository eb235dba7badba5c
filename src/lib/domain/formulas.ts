const runs = /^(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Blanks and invisible characters do not keep a spreadsheet from running a formula. */
export function isFormula(text: string): boolean {
	return runs.test(text);
}

/** An apostrophe makes spreadsheets treat a formula as text. */
export function toCell(text: string): string {
	return isFormula(text) ? `'${text}` : text;
}

export function fromCell(cell: string): string {
	return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
