import type { Bin, BinUnit } from './bins.ts';
import type { EventKind, Stance, MemberStance } from '../vocabulary.ts';

/** A chart is a table of numbers first; the drawing shows what can be drawn of it. */
export interface Chart {
	/** What the rows are: «Kind of stakeholder». */
	heading: string;
	series: Series[];
	rows: ChartRow[];
	/** How many rows there are besides. */
	more?: number;
	/** Of days, how many laws have fewer than none: what comes last elsewhere came first. */
	early?: number;
	/** All numbers together, of all rows. */
	total: number;
	/** How many statements these are from; of members, how many there are, each once. */
	behind?: number;
}

export interface Series {
	key: MemberStance | 'all';
	label: string;
}

export interface ChartRow {
	key: string;
	label: string;
	/** What the drawing calls it, where the label is long. */
	short?: string;
	href?: string;
	/** The days that it stands for, in a chart over time. */
	days?: Bin;
	/** Sources differ on a date that its number rests on. */
	isDisputed?: boolean;
	/** It stands in the table alone. */
	isApart?: boolean;
	/** One for each of the chart's series. */
	cells: Cell[];
}

/** A line of a table: a row, or a sentence in place of several that follow each other. */
export type TableLine = ChartRow | { quiet: string };

export interface Cell {
	/** Null is in the table alone: it is unknown, or cannot be drawn. */
	value: number | null;
	/** What the table shows in place of the number. */
	text?: string;
	/** Where the rows behind the number are. */
	href?: string;
}

/** An event in a chart over time, at one of its rows. */
export interface Marker {
	id: string;
	kind: EventKind;
	date: string;
	description: string;
	/** Sources differ on its date. */
	isDisputed?: boolean;
	row: number;
}

export interface TimeChart extends Chart {
	unit: BinUnit;
	markers: Marker[];
	/** How many events there are besides that people react to. */
	unmarked: number;
	/** Of how many statements sources differ on the date. */
	disputed?: number;
	/** The first few statements whose date is too wide for any bin; they are in the last row, which is not drawn. */
	undrawn: { id: string; date: string }[];
}

/** What is drawn of a chart, with all that the drawing needs. */
export interface Drawing {
	series: Series[];
	rows: ChartRow[];
	/** Bars run across the page, one row below the other, or stand up along an axis of time. */
	shape: 'across' | 'up';
	/** What the numbers are of, and for bars that stand up what follows along the axis of time. */
	axes: { numbers: string; time?: string };
	markers: Pick<Marker, 'row'>[];
}

/**
 * A drawing without what the table of the same chart says: its rows are their places there, or the names of those that
 * it leaves out, then their numbers.
 */
export interface Numbers extends Omit<Drawing, 'rows'> {
	rows: [place: number | string, ...values: Cell['value'][]][];
}

/** The charts of a regulation's page. */
export interface RegulationCharts {
	stance: Chart;
	reactions: TimeChart;
	demands: Chart;
	/** The day of the record's latest change; undefined while nothing is published. */
	asOf: string | undefined;
}

/** Rows in which something can be drawn. */
export function drawable(rows: ChartRow[]): ChartRow[] {
	return rows.filter(({ cells, isApart }) => !isApart && cells.some(({ value }) => value !== null));
}

/** All numbers of some rows together. */
export const sumOf = (rows: Pick<ChartRow, 'cells'>[]) =>
	rows.reduce((sum, { cells }) => sum + cells.reduce((sum, { value }) => sum + (value ?? 0), 0), 0);

/** What a page has to give a drawing beside the table. */
export function numbersOf(
	{ series, rows, shape, axes, markers }: Drawing,
	table: TableLine[]
): Numbers {
	return {
		...{ series, shape, axes },
		rows: rows.map((row) => {
			const place = table.indexOf(row);
			return [place < 0 ? row.label : place, ...row.cells.map(({ value }) => value)];
		}),
		markers: markers.map(({ row }) => ({ row }))
	};
}

const shortEnough = 36;
const longestAlias = 30;

/** A title that fits an axis: the title itself, or else the first alias that is much shorter. */
export function shortTitle({ title, aliases }: { title: string; aliases: string[] }): string {
	if (title.length <= shortEnough) return title;
	return aliases.find((alias) => alias.length <= longestAlias) ?? title;
}

/** Breaks a label into lines of about so many characters; what is past the last line is cut off with «…». */
export function linesOf(label: string, width = 24, most = 3): string[] {
	const lines = [''];
	const words = label.split(/ |(?<=\S-)(?=\S)/);
	// A word that no line holds goes on in the next.
	for (const word of words.flatMap((word) => word.match(/.{1,48}/gu) ?? '')) {
		const line = lines.at(-1)!;
		if (line && line.length + word.length >= width) lines.push(word);
		else lines[lines.length - 1] = !line || line.endsWith('-') ? line + word : `${line} ${word}`;
	}
	return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
}

/** Who took which stance on which law. */
export interface Matrix {
	regulations: { slug: string; title: string; short: string; place: string }[];
	rows: {
		slug: string;
		name: string;
		/** What the name stands for, where it is an acronym. */
		longName?: string;
		cells: (MatrixCell | null)[];
	}[];
	/** How many have a position on these laws and are not shown. */
	hiddenStakeholders: number;
	hiddenRegulations: number;
}

/** The kind a stakeholder spoke as on the laws of a matrix: «Executive», or several where that differs. */
export const spokeAs = ({ cells }: Pick<Matrix['rows'][number], 'cells'>) =>
	[...new Set(cells.flatMap((cell) => cell?.as ?? []))].join('; ');

/** A stakeholder's latest stance on a law; null in its place means «not on record», never neutral. */
export interface MatrixCell {
	stance: Stance;
	date: string;
	/** The kind as which it spoke that day, seen from the law: «Executive», «Foreign executive». */
	as: string;
	/** How many positions came before; the latest one supersedes them. */
	earlier: number;
	/** The last few of these, newest first. */
	older: { stance: Stance; date: string }[];
	href: string;
}
