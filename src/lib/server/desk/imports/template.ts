import type { ImportName } from '../../../domain/imports.ts';
import { csvLines } from '../../outlets/csv.ts';
import { importColumns } from './columns.ts';

/** Recognises the example row even if a spreadsheet changed its other cells. */
const mark =
	'Example of the template: the row with this sentence is left out when the file is read.';
const markAt: Record<ImportName, string> = {
	statements: 'summary',
	events: 'description',
	stakeholders: 'name',
	articles: 'headline'
};

/** The byte order mark makes spreadsheets read the file as UTF-8. */
export function csvTemplate(name: ImportName): string {
	const columns = importColumns(name);
	const header = columns.map(({ heading }) => heading);
	// The example mentions nothing on record, so that a half-edited example cannot become a claim.
	const example = columns.map(({ name: column, field }) =>
		column === markAt[name] ? mark : (field.example ?? '')
	);
	return `\uFEFF${csvLines([header, example])}`;
}

export function isExample(cells: readonly string[]): boolean {
	return cells.some((cell) => cell.trim() === mark);
}
