import type { ImportName } from '../../../domain/imports.ts';
import { csvLines } from '../../outlets/csv.ts';
import { columnsOf } from './columns.ts';

/** A row that has this in a cell came with the template, whatever a spreadsheet has made of its other cells. */
const mark =
	'Example of the template: the row with this sentence is left out when the file is read.';
/** In which column it stands. */
const markAt: Record<ImportName, string> = {
	statements: 'summary',
	events: 'description',
	stakeholders: 'name',
	articles: 'headline'
};

/** A file to fill in. By its byte order mark spreadsheets know that it is in UTF-8. */
export function template(name: ImportName): string {
	const columns = columnsOf(name);
	const header = columns.map(({ heading }) => heading);
	// Nothing here names what is on record, lest half an example become a claim.
	const example = columns.map(({ name: column, field }) =>
		column === markAt[name] ? mark : (field.example ?? '')
	);
	return `\uFEFF${csvLines([header, example])}`;
}

export function isExample(cells: readonly string[]): boolean {
	return cells.some((cell) => cell.trim() === mark);
}
