import type { ImportName } from '../../../domain/imports.ts';
import { csvLines } from '../../outlets/csv.ts';
import { columnsOf } from './columns.ts';

/** A row that has this in a cell came with the template, whatever a spreadsheet has made of its other cells. */
const mark =
	'Example of the template: the row with this sentence is left out when the file is read.';
const law = 'Title, other name or short name of a law on record';
const page = 'https://example.org/page-on-record';

/** How cells are written. Nothing here names what is on record, lest half an example become a claim. */
const examples: Record<ImportName, Record<string, string>> = {
	statements: {
		organisation: 'Name of an organisation on record',
		speaker: 'Name of a person on record',
		speakerRole: 'Managing Director',
		'positions.regulation': law,
		'positions.stance': 'Oppose',
		date: '15 February 2020',
		basis: 'The day it happened',
		channel: 'Letter',
		summary: mark,
		'quotations.exact': 'Words as the page prints them',
		'quotations.article': page,
		sources: `${page}; https://example.org/another-page`,
		demands: 'Withdraw; Consult',
		lang: 'English'
	},
	events: {
		kind: 'Notification',
		description: mark,
		'dates.date': 'January 2020',
		'dates.basis': 'The day it happened',
		'dates.sources': page,
		regulations: law,
		actors: 'Name of an organisation on record',
		knownOn: '12 February 2020'
	},
	stakeholders: {
		name: mark,
		kind: 'Industry body',
		country: 'Singapore',
		aliases: 'An abbreviation; A name in another language',
		sources: page
	},
	articles: {
		url: 'https://example.org/new-page',
		headline: mark,
		outlet: 'Name of the newspaper',
		published: '14 February 2020',
		author: 'Name of the reporter',
		section: 'In media',
		sourceType: 'News report',
		regulations: law,
		lang: 'English'
	}
};

/** A file to fill in. By its byte order mark spreadsheets know that it is in UTF-8. */
export function template(name: ImportName): string {
	const columns = columnsOf(name);
	const header = columns.map(({ label }) => label);
	return `\uFEFF${csvLines([header, columns.map((column) => examples[name][column.name] ?? '')])}`;
}

export function isExample(cells: readonly string[]): boolean {
	return cells.some((cell) => cell.trim() === mark);
}
