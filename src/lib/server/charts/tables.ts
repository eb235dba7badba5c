import { spokeAs } from '../../domain/charts/charts.ts';
import {
	caveatsOf,
	chartAddress,
	type ChartView,
	isMatrix,
	type MatrixView,
	type View
} from '../../domain/charts/views.ts';
import { recordLicence } from '../../domain/files.ts';
import { stances } from '../../domain/vocabulary.ts';
import type { Cell } from '../../nouns/derive/field.ts';
import { chunks } from '../derived/ids.ts';
import { csvLines } from '../outlets/csv.ts';
import { workbook } from '../outlets/xlsx.ts';
import { origin } from '../settings.ts';

// A chart's numbers become tables, whose first line is the header.

export const shapes = { long: 'One number a line', wide: 'A column for each series' } as const;
export type Shape = keyof typeof shapes;

// Without it spreadsheets assume a legacy encoding.
const byteOrderMark = '\ufeff';

export const absoluteAddress = (path: string | undefined) =>
	path === undefined ? null : origin() + path;

const linesAtOnce = 1_000;

/**
 * Every line repeats title and caveats, so that sorting or splitting the file does not lose them. Yields the file in
 * pieces, because one of all laws has tens of megabytes.
 */
export function* toCsv(view: View, shape: Shape = 'long'): Generator<string, void> {
	const about = aboutOf(view);
	const [header = [], ...lines] = tables[shape](view);
	const names = about.map(([name]) => name.toLowerCase().replaceAll(' ', '_'));
	const facts = about.map(([, ...words]) => words.join(' '));
	yield byteOrderMark + csvLines([[...header, ...names]]);
	for (const some of chunks(lines, linesAtOnce))
		yield csvLines(some.map((line) => [...line, ...facts]));
}

export function toXlsx(view: View): Promise<Uint8Array<ArrayBuffer>> {
	const about = aboutOf(view).flatMap(([name, ...lines]) =>
		lines.map((line, index) => [index ? null : name, line])
	);
	const title = `${view.title}: ${view.about}`;
	return workbook(
		[
			{ name: 'Numbers', lines: filled(tables.wide(view), view) },
			{ name: 'One a line', lines: filled(tables.long(view), view) },
			{ name: 'About', lines: [['About these numbers', null], ...about] }
		],
		{ title, modified: view.asOf ? new Date(view.asOf) : undefined }
	);
}

const filled = (lines: Cell[][], { empty }: View) =>
	lines.length > 1 ? lines : [...lines, [empty]];

function aboutOf(view: View): [name: string, ...sentences: string[]][] {
	return [
		['Chart', view.title],
		['Of', view.about],
		['Counts', view.counts],
		['Caveats', ...caveatsOf(view)],
		['As of', view.asOf ?? ''],
		['Source', `Rulewatch, ${absoluteAddress(chartAddress(view))}`],
		['Licence', recordLicence.url]
	];
}

const tables: Record<Shape, (view: View) => Cell[][]> = {
	long: (view) => (isMatrix(view) ? longMatrix(view) : longChart(view)),
	wide: (view) => (isMatrix(view) ? wideMatrix(view) : wideChart(view))
};

function longChart({ chart: { rows, series } }: ChartView): Cell[][] {
	return [
		['row_key', 'row', 'series_key', 'series', 'number', 'in_words', 'rows_behind'],
		...rows.flatMap((row) =>
			row.cells.map(({ value, text, href }, index) => [
				row.key,
				row.label,
				series[index]!.key,
				series[index]!.label,
				value,
				text ?? null,
				absoluteAddress(href)
			])
		)
	];
}

function wideChart({ chart: { rows, series, heading } }: ChartView): Cell[][] {
	const isOne = series.length === 1;
	return [
		[
			...['key', heading],
			...series.map(({ label }) => label),
			...(isOne ? ['In words'] : []),
			'Rows behind'
		],
		...rows.map(({ key, label, cells, href }) => [
			...[key, label],
			...cells.map(({ value }) => value),
			...(isOne ? [cells[0]?.text ?? null] : []),
			absoluteAddress(href ?? cells[0]?.href)
		])
	];
}

function longMatrix({ matrix: { regulations, rows } }: MatrixView): Cell[][] {
	return [
		[
			...['stakeholder_key', 'stakeholder', 'law_key', 'law', 'stance_key', 'stance'],
			...['date', 'spoke_as', 'earlier_positions', 'rows_behind']
		],
		...rows.flatMap(({ slug, name, cells }) =>
			cells.flatMap((cell, index) => {
				const regulation = regulations[index]!;
				if (!cell) return [];
				const { stance, date, as, earlier, href } = cell;
				return [
					[
						...[slug, name, regulation.slug, regulation.title, stance, stances[stance]],
						...[date, as, earlier, absoluteAddress(href)]
					]
				];
			})
		)
	];
}

function wideMatrix({ matrix: { regulations, rows } }: MatrixView): Cell[][] {
	return [
		['key', 'Stakeholder', ...regulations.map(({ title }) => title), 'Spoke as'],
		...rows.map(({ slug, name, cells }) => [
			...[slug, name],
			...cells.map((cell) => (cell ? stances[cell.stance] : null)),
			spokeAs({ cells })
		])
	];
}
