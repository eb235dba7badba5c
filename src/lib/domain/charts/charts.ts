import type { Bin, BinUnit } from './bins.ts';
import type { Clocks } from '../timeline/clocks.ts';
import { withEllipsis } from '../truncate.ts';
import type { EventKind, Stance, MemberStance } from '../vocabulary.ts';

/** A chart is a table of numbers first; its drawing shows the part that can be drawn. */
export interface Chart {
	/** «Kind of stakeholder». */
	heading: string;
	series: Series[];
	rows: ChartRow[];
	/** The number of rows left out. */
	more?: number;
	/** The number of laws with a negative number of days. */
	early?: number;
	/** Includes rows left out. */
	total: number;
	/** Statements; for charts of members, different members. */
	behind?: number;
}

export interface Series {
	key: MemberStance | 'all';
	label: string;
}

export interface ChartRow {
	key: string;
	label: string;
	/** Replaces a long label in the drawing. */
	short?: string;
	href?: string;
	/** Only in charts over time. */
	days?: Bin;
	/** The clocks of the row's law. */
	clocks?: Clocks;
	/** Sources differ on a date behind the number. */
	isDisputed?: boolean;
	/** Only the table shows this row. */
	isApart?: boolean;
	/** One per series. */
	cells: Cell[];
}

export type TableLine = ChartRow | { quiet: string };

export interface Cell {
	/** Null if it is unknown or cannot be drawn. */
	value: number | null;
	/** Replaces the number in the table. */
	text?: string;
	href?: string;
}

export interface Marker {
	id: string;
	kind: EventKind;
	date: string;
	description: string;
	isDisputed?: boolean;
	row: number;
}

export interface TimeChart extends Chart {
	unit: BinUnit;
	markers: Marker[];
	/** The number of events without a mark. */
	unmarked: number;
	/** The number of statements with a disputed date. */
	disputed?: number;
	/** The first few statements whose date fits no bin; the last row counts them and is not drawn. */
	undrawn: { id: string; date: string }[];
}

export interface Drawing {
	series: Series[];
	rows: ChartRow[];
	/** Bars lie across the page or stand along a time axis. */
	shape: 'across' | 'up';
	axes: { numbers: string; time?: string };
	markers: Pick<Marker, 'row'>[];
}

/** The table beside the drawing holds the labels; rows are indexes into it, or labels it lacks. */
export interface Numbers extends Omit<Drawing, 'rows'> {
	rows: [place: number | string, ...values: Cell['value'][]][];
}

export interface RegulationCharts {
	stance: Chart;
	reactions: TimeChart;
	demands: Chart;
	/** Undefined while nothing is published. */
	asOf: string | undefined;
}

export function drawable(rows: ChartRow[]): ChartRow[] {
	return rows.filter(({ cells, isApart }) => !isApart && cells.some(({ value }) => value !== null));
}

export const sumOf = (rows: Pick<ChartRow, 'cells'>[]) =>
	rows.reduce((sum, { cells }) => sum + cells.reduce((sum, { value }) => sum + (value ?? 0), 0), 0);

export function numbersOf(
	{ series, rows, shape, axes, markers }: Drawing,
	table: TableLine[]
): Numbers {
	return {
		series,
		shape,
		axes,
		rows: rows.map((row) => {
			const place = table.indexOf(row);
			return [place < 0 ? row.label : place, ...row.cells.map(({ value }) => value)];
		}),
		markers: markers.map(({ row }) => ({ row }))
	};
}

const shortEnough = 36;
const longestAlias = 30;

export function shortTitle({ title, aliases }: { title: string; aliases: string[] }): string {
	if (letters(title) <= shortEnough) return title;
	return aliases.find((alias) => letters(alias) <= longestAlias) ?? title;
}

/** Counts what takes room in a line: a combining mark stands above or below its letter, a joiner nowhere. */
export const letters = (text: string) => Array.from(text.replace(/[\p{M}\p{Cf}]/gu, '')).length;

/** Breaks a label into lines of about `width` characters; further lines are cut off with «…». */
export function labelLines(label: string, width = 24, most = 3): string[] {
	const lines = [''];
	const words = label.split(/ |(?<=\S-)(?=\S)/);
	for (const word of words.flatMap((word) => word.match(/(?:.[\p{M}\p{Cf}]*){1,48}/gu) ?? '')) {
		const line = lines.at(-1)!;
		if (line && letters(line) + letters(word) >= width) lines.push(word);
		else lines[lines.length - 1] = !line || line.endsWith('-') ? line + word : `${line} ${word}`;
	}
	return lines.length > most
		? [...lines.slice(0, most - 1), withEllipsis(lines[most - 1]!)]
		: lines;
}

export interface Matrix {
	regulations: { slug: string; title: string; short: string; place: string }[];
	rows: {
		slug: string;
		name: string;
		/** The name in full, if it is an acronym. */
		longName?: string;
		cells: (MatrixCell | null)[];
	}[];
	/** Left out for lack of room. */
	hiddenStakeholders: number;
	hiddenRegulations: number;
}

/** Returns «Executive»; several kinds are joined. */
export const spokeAs = ({ cells }: Pick<Matrix['rows'][number], 'cells'>) =>
	[...new Set(cells.flatMap((cell) => cell?.as ?? []))].join('; ');

/** Null instead of a cell means «not on record», never neutral. */
export interface MatrixCell {
	stance: Stance;
	date: string;
	/** The kind as which it spoke: «Executive», «Foreign executive». */
	as: string;
	/** The number of superseded positions. */
	earlier: number;
	/** Superseded positions, newest first. */
	older: { stance: Stance; date: string }[];
	href: string;
}
