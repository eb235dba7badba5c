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
	const lines = tables[shape](view);
	const header = lines.next().value ?? [];
	const names = about.map(([name]) => name.toLowerCase().replaceAll(' ', '_'));
	const facts = about.map(([, ...words]) => words.join(' '));
	yield byteOrderMark + csvLines([[...header, ...names]]);
	let some: Cell[][] = [];
	for (const line of lines) {
		if (some.push(line) < linesAtOnce) continue;
		yield csvLines(some, facts);
		some = [];
	}
	if (some.length) yield csvLines(some, facts);
}

export function toXlsx(view: View): Promise<Uint8Array<ArrayBuffer>> {
	const about = aboutOf(view).flatMap(([name, ...lines]) =>
		lines.map((line, index) => [index ? null : name, line])
	);
	const title = `${view.title}: ${view.about}`;
	return workbook(
		[
			{ name: 'Numbers', lines: filled([...tables.wide(view)], view) },
			{ name: 'One a line', lines: filled([...tables.long(view)], view) },
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

const tables: Record<Shape, (view: View) => Generator<Cell[], void>> = {
	long: (view) => (isMatrix(view) ? longMatrix(view) : longChart(view)),
	wide: (view) => (isMatrix(view) ? wideMatrix(view) : wideChart(view))
};

function* longChart({ chart: { rows, series } }: ChartView) {
	yield ['row_key', 'row', 'series_key', 'series', 'number', 'in_words', 'rows_behind'];
	for (const { key, label, cells } of rows)
		for (const [index, { value, text, href }] of cells.entries()) {
			const one = series[index]!;
			yield [key, label, one.key, one.label, value, text ?? null, absoluteAddress(href)];
		}
}

function* wideChart({ chart: { rows, series, heading } }: ChartView) {
	const isOne = series.length === 1;
	yield [
		...['key', heading],
		...series.map(({ label }) => label),
		...(isOne ? ['In words'] : []),
		'Rows behind'
	];
	for (const { key, label, cells, href } of rows)
		yield [
			...[key, label],
			...cells.map(({ value }) => value),
			...(isOne ? [cells[0]?.text ?? null] : []),
			absoluteAddress(href ?? cells[0]?.href)
		];
}

function* longMatrix({ matrix: { regulations, rows } }: MatrixView) {
	yield [
		...['stakeholder_key', 'stakeholder', 'law_key', 'law', 'stance_key', 'stance'],
		...['date', 'spoke_as', 'earlier_positions', 'rows_behind']
	];
	for (const { slug, name, cells } of rows)
		for (const [index, cell] of cells.entries()) {
			if (!cell) continue;
			const regulation = regulations[index]!;
			const { stance, date, as, earlier, href } = cell;
			yield [
				...[slug, name, regulation.slug, regulation.title, stance, stances[stance]],
				...[date, as, earlier, absoluteAddress(href)]
			];
		}
}

function* wideMatrix({ matrix: { regulations, rows } }: MatrixView) {
	yield ['key', 'Stakeholder', ...regulations.map(({ title }) => title), 'Spoke as'];
	for (const { slug, name, cells } of rows)
		yield [
			...[slug, name],
			...cells.map((cell) => (cell ? stances[cell.stance] : null)),
			spokeAs({ cells })
		];
}
