import {
	type Chart,
	drawable,
	type Drawing,
	type Marker,
	type Matrix,
	type TimeChart
} from './charts.ts';
import { counted } from './counts.ts';
import { filterQuery } from './filters.ts';
import { countryName } from './places.ts';
import { type Count, instruments } from './vocabulary.ts';

/** The charts of a law, by their place in its address. */
export const lawCharts = {
	stance: 'Stance by kind of stakeholder',
	reactions: 'Reactions over time',
	demands: 'Demands'
} as const;

/** The charts across laws. */
export const trendCharts = {
	hidden: 'Days hidden: from made to text public',
	answered: 'Days from text public to the first reaction',
	stance: 'Stance by law',
	matrix: 'Who took which stance'
} as const;

/** The forms of one chart besides its page, by the ending of their address. */
export const chartFormats = { png: 'PNG', svg: 'SVG', csv: 'CSV', json: 'JSON' } as const;

export type LawChart = keyof typeof lawCharts;
export type TrendChart = keyof typeof trendCharts;
export type ChartFormat = keyof typeof chartFormats;

/** What one chart says of itself wherever it stands: on a page, in a picture, in a file of its numbers. */
export interface Caption {
	/** Its place in its address. */
	key: LawChart | TrendChart;
	/** The law's title, or which laws it is across. */
	about: string;
	title: string;
	/** What is counted and how many: «41 statements. Each statement counts once …». */
	counts: string;
	/** Where a page tells more than a picture can. */
	hint?: string;
	/** The day of the record's latest change; undefined while nothing is published. */
	asOf: string | undefined;
	/** What is said in place of a drawing where there is nothing to draw. */
	empty: string;
	/** Its permanent page, without and with what was chosen. */
	path: string;
	query: string;
}

export interface ChartView extends Caption {
	chart: Chart;
	shape: Drawing['shape'];
	markers: Marker[];
	undrawn: TimeChart['undrawn'];
	undrawnTotal: number;
}

export interface MatrixView extends Caption {
	matrix: Matrix;
}

export type View = ChartView | MatrixView;

export const isMatrix = (view: View): view is MatrixView => 'matrix' in view;

/** The address of a chart's page, or of the chart as a file. */
export function chartAddress({ path, query }: Caption, format?: ChartFormat): string {
	return (format ? `${path}.${format}` : path) + query;
}

/** What is drawn of a chart at most, and how many rows could be. */
export function drawnOf({ chart, shape, markers }: ChartView, most: number) {
	const rows = drawable(chart.rows);
	const drawing: Drawing = { series: chart.series, rows: rows.slice(0, most), shape, markers };
	return { drawing, drawn: chart.total ? drawing.rows.length : 0, rows: rows.length };
}

const one = {
	statements: 'statement',
	signatories: 'name',
	members: 'member represented'
} as const satisfies Record<Count, string>;

type OverTime = Pick<TimeChart, 'unit' | 'markers' | 'undrawn' | 'undrawnTotal'>;

export function lawView(
	{ slug, title }: { slug: string; title: string },
	key: LawChart,
	chart: Chart & Partial<OverTime>,
	count: Count,
	asOf: string | undefined
): ChartView {
	const { total, unit, markers = [], undrawn = [], undrawnTotal = 0 } = chart;
	const demanded = `${total.toLocaleString('en')} demands, each counted for every ${one[count]} behind it; one statement may make several.`;
	const nobody =
		count === 'members'
			? 'No member of a group is on record as represented by a statement about this law.'
			: 'No statement about this law is on record yet.';
	return {
		key,
		about: title,
		title: lawCharts[key],
		counts: key === 'demands' ? demanded : `${counted(total, count)}${unit ? `, by ${unit}` : ''}.`,
		asOf,
		empty: key === 'demands' ? 'No demand is on record.' : nobody,
		path: `/regulations/${slug}/charts/${key}`,
		query: filterQuery({ count: count === 'statements' ? undefined : count }),
		chart: { heading: chart.heading, series: chart.series, rows: chart.rows, total },
		shape: key === 'reactions' ? 'up' : 'across',
		markers,
		undrawn,
		undrawnTotal
	};
}

/** What the page of trends is narrowed to. */
interface Chosen {
	jurisdiction?: string;
	instrument?: keyof typeof instruments;
	count?: Count;
}

/** What a chart across laws says; what is counted makes a difference to the stances alone. */
function trendCaption(
	key: TrendChart,
	{ jurisdiction, instrument, count = 'statements' }: Chosen,
	asOf: string | undefined
): Omit<Caption, 'counts' | 'empty'> {
	const chosen = [
		jurisdiction && countryName(jurisdiction),
		instrument && instruments[instrument]
	].filter(Boolean);
	return {
		key,
		about: ['Across laws', chosen.join(', ')].filter(Boolean).join(': '),
		title: trendCharts[key],
		asOf,
		path: `/trends/charts/${key}`,
		query: filterQuery({
			jurisdiction,
			instrument,
			count: key === 'stance' && count !== 'statements' ? count : undefined
		})
	};
}

export function daysView(
	key: 'hidden' | 'answered',
	chart: Chart,
	chosen: Chosen,
	asOf: string | undefined
): ChartView {
	return {
		...trendCaption(key, chosen, asOf),
		counts: `${chart.total} of ${rowsIn(chart)} laws: those of which both days are known exactly.`,
		hint: 'The table tells the others in words.',
		empty: 'No law here has both days on record exactly.',
		chart,
		shape: 'across',
		markers: [],
		undrawn: [],
		undrawnTotal: 0
	};
}

const rowsIn = ({ rows, more = 0 }: Chart) => rows.length + more;

export function stanceView(chart: Chart, chosen: Chosen, asOf: string | undefined): ChartView {
	return {
		...trendCaption('stance', chosen, asOf),
		counts: `${counted(chart.total, chosen.count ?? 'statements')} on ${rowsIn(chart)} ${rowsIn(chart) === 1 ? 'law' : 'laws'}; what is about several laws counts under each.`,
		hint: 'Shares stand in the table, for laws with five statements or more.',
		empty: 'Nothing of this is on record for these laws.',
		chart,
		shape: 'across',
		markers: [],
		undrawn: [],
		undrawnTotal: 0
	};
}

export function matrixView(matrix: Matrix, chosen: Chosen, asOf: string | undefined): MatrixView {
	return {
		...trendCaption('matrix', chosen, asOf),
		counts:
			'The latest position of each stakeholder, from statements with its own name on them; “+1” tells of an earlier one.',
		empty: 'No position on these laws is on record yet.',
		matrix
	};
}
