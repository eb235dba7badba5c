import type { ImportName } from '../../../domain/imports.ts';
import { csvLines } from '../../outlets/csv.ts';
import { importColumns } from './columns.ts';

/** Recognises the example row even if a spreadsheet changed its other cells. */
const mark =
	'Example of the template: the row with this sentence is left out when the file is read.';
const markAt: Partial<Record<ImportName, string>> = {
	statements: 'summary',
	events: 'description',
	articles: 'headline'
};

/** The byte order mark makes spreadsheets read the file as UTF-8. */
export function csvTemplate(name: ImportName): string {
	const columns = importColumns(name);
	const header = columns.map(({ heading }) => heading);
	const marked = markAt[name] ?? columns.find(({ field }) => field.isName)?.name;
	// The example mentions nothing on record, so that a half-edited example cannot become a claim.
	const example = columns.map(({ name: column, field }) =>
		column === marked ? mark : (field.example ?? '')
	);
	return `\uFEFF${csvLines([header, example])}`;
}

export function isExample(cells: readonly string[]): boolean {
	return cells.some((cell) => cell.trim() === mark);
}
