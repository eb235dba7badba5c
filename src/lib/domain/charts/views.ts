import {
	type Chart,
	drawable,
	type Drawing,
	type Marker,
	type Matrix,
	sumOf,
	type TimeChart
} from './charts.ts';
import { daysCaveats, regulationCaveats } from './caveats.ts';
import { plural } from '../plural.ts';
import { type Counting, countInWords, countMeanings, shareRules } from './counts.ts';
import type { PictureSize } from './sizes.ts';
import { filterQuery } from '../filters.ts';
import { runsThisCopy } from '../operator.ts';
import { countryName } from '../places.ts';
import { type Count, counts, instruments } from '../vocabulary.ts';

/** The keys are part of addresses. */
export const regulationCharts = {
	stance: 'Stance by kind of stakeholder',
	reactions: 'Reactions over time',
	demands: 'Demands'
} as const;

export const trendCharts = {
	hidden: 'Days hidden: from notification or approval to leak or publication',
	answered: 'Days from leak or publication to the first reaction from outside the state',
	stance: 'Stance by law',
	matrix: 'Who took which stance'
} as const;

/** The keys are endings of addresses. */
export const chartFormats = {
	png: 'PNG',
	svg: 'SVG',
	csv: 'CSV',
	xlsx: 'XLSX',
	json: 'JSON'
} as const;

export type RegulationChart = keyof typeof regulationCharts;
export type TrendChart = keyof typeof trendCharts;
export type ChartFormat = keyof typeof chartFormats;

export interface Caption {
	key: RegulationChart | TrendChart;
	/** The law's title, or the laws that the chart covers. */
	about: string;
	title: string;
	/** «41 statements. Each statement counts once …». */
	counts: string;
	/** A note on what only the page shows. */
	hint?: string;
	/** One sentence each; `caveatsOf` adds what is not drawn. */
	caveats: string[];
	/** Undefined while nothing is published. */
	asOf: string | undefined;
	/** Replaces the drawing if nothing can be drawn. */
	empty: string;
	path: string;
	/** Empty, or with its question mark. */
	query: string;
}

export interface ChartView extends Caption {
	chart: Chart;
	shape: Drawing['shape'];
	unit: 'numbers' | 'days';
	axes: Drawing['axes'];
	markers: Marker[];
	undrawn: TimeChart['undrawn'];
	/** Sentence on numbers that only the table shows: «2 statements are not drawn: …»; empty if there are none. */
	notDrawn: string;
	/** A sentence on events without a mark, or empty. */
	notMarked: string;
}

export interface MatrixView extends Caption {
	matrix: Matrix;
}

export type View = ChartView | MatrixView;

export const isMatrix = (view: View): view is MatrixView => 'matrix' in view;

export function caveatsOf(view: View): string[] {
	if (isMatrix(view)) return view.caveats;
	return [view.notDrawn, view.notMarked, ...view.caveats].filter(Boolean);
}

export interface ChosenFile extends Record<string, string | undefined> {
	size?: PictureSize;
	shape?: 'wide';
}

/** The picture for link previews has no size. */
export function chartAddress(
	{ path, query }: Caption,
	format?: ChartFormat,
	chosen: ChosenFile = {}
): string {
	const own = filterQuery(chosen);
	return (format ? `${path}.${format}` : path) + query + (query ? own.replace('?', '&') : own);
}

const without = (operator: Counting['operator']) =>
	operator ? ['Statements with the name of those who run this copy are left out.'] : [];

type OverTime = Pick<TimeChart, 'unit' | 'markers' | 'unmarked' | 'disputed' | 'undrawn'>;

/** Returns «12 demands in 5 statements; one statement may make several.». */
function demandsOf({ total, behind = 0 }: Chart, count: Count): string {
	const made = plural(total, 'demand');
	if (count === 'members')
		return `${made} made for ${plural(behind, 'member')} represented; each counts once for a demand, and several may be made for it.`;
	const each = count === 'signatories' ? ', each counted for every name behind it,' : '';
	return `${made}${each} in ${plural(behind, 'statement')}; one statement may make several.`;
}

export function regulationView(
	{ slug, title }: { slug: string; title: string },
	key: RegulationChart,
	chart: Chart & Partial<OverTime>,
	{ count, operator }: Counting,
	asOf: string | undefined
): ChartView {
	const { total, unit, markers = [], unmarked = 0, disputed = 0, undrawn = [], ...table } = chart;
	const left = sumOf(chart.rows.filter(({ isApart }) => isApart));
	const nobody =
		count === 'members'
			? 'No member of a group is on record as represented by a statement about this law.'
			: 'No statement about this law is on record yet.';
	return {
		key,
		about: title,
		title: regulationCharts[key],
		counts:
			key === 'demands'
				? demandsOf(chart, count)
				: `${countInWords(total, count)}${unit && total ? `, by ${unit}` : ''}.`,
		caveats: [...without(operator), ...regulationCaveats(key, table, count, { markers, disputed })],
		asOf,
		empty: key === 'demands' ? 'No demand is on record.' : total ? inexact : nobody,
		path: `/regulations/${slug}/charts/${key}`,
		query: filterQuery({ count: count === 'statements' ? undefined : count, operator }),
		chart: { ...table, total },
		shape: key === 'reactions' ? 'up' : 'across',
		unit: 'numbers',
		axes: {
			numbers: key === 'demands' ? 'Times asked' : counts[count],
			time: unit && `By ${unit}`
		},
		markers,
		notMarked: unmarked
			? `${unmarked.toLocaleString('en')} ${markers.length ? 'more ' : ''}${unmarked === 1 ? 'decision or publication is' : 'decisions or publications are'} not marked.`
			: '',
		undrawn,
		notDrawn: left
			? `${countInWords(left, count)} ${left === 1 ? 'is' : 'are'} not drawn: ${left === 1 ? 'its' : 'their'} date is less exact than a ${unit}.`
			: ''
	};
}

const inexact = 'No date here is exact enough to be drawn; the table tells how many there are.';

interface Chosen {
	jurisdiction?: string;
	instrument?: keyof typeof instruments;
	count?: Count;
	operator?: Counting['operator'];
}

function trendCaption(
	key: TrendChart,
	{ jurisdiction, instrument, count = 'statements', operator }: Chosen,
	asOf: string | undefined
): Omit<Caption, 'counts' | 'caveats' | 'empty'> {
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
			count: key === 'stance' && count !== 'statements' ? count : undefined,
			operator: key === 'stance' || key === 'matrix' ? operator : undefined
		})
	};
}

/** A law's clocks are the same whoever asks. */
const stillCounted = (key: 'hidden' | 'answered', operator: Counting['operator']) =>
	key === 'answered' && operator ? ['Reactions of those who run this copy count here too.'] : [];

const withoutTime = {
	shape: 'across',
	markers: [],
	notMarked: '',
	undrawn: []
} satisfies Partial<ChartView>;

export function daysView(
	key: 'hidden' | 'answered',
	chart: Chart,
	chosen: Chosen,
	asOf: string | undefined
): ChartView {
	const drawn = drawable(chart.rows).length;
	return {
		...trendCaption(key, chosen, asOf),
		counts: `${chart.total} of ${plural(rowsIn(chart), 'law')}: those of which both days are known exactly.`,
		caveats: [...daysCaveats(key, chart), ...stillCounted(key, chosen.operator)],
		hint: rowsIn(chart) ? 'The table tells the others in words.' : undefined,
		empty: 'No law here has both days on record exactly.',
		chart,
		...withoutTime,
		unit: 'days',
		axes: { numbers: 'Days' },
		notDrawn:
			chart.total > drawn
				? `${plural(chart.total - drawn, 'law')} with fewer days ${chart.total - drawn === 1 ? 'is' : 'are'} not drawn.`
				: ''
	};
}

const rowsIn = ({ rows, more = 0 }: Chart) => rows.length + more;

export function stanceView(chart: Chart, chosen: Chosen, asOf: string | undefined): ChartView {
	const { count = 'statements' } = chosen;
	const left = chart.total - sumOf(chart.rows);
	return {
		...trendCaption('stance', chosen, asOf),
		counts: `${positionsIn(chart, count)} on ${plural(rowsIn(chart), 'law')}; ${severalRegulations[count]} counts under each.`,
		caveats: [
			...without(chosen.operator),
			...(count === 'statements' ? [] : [countMeanings[count]])
		],
		hint: rowsIn(chart) ? `The table has shares. ${shareRules[count]}` : undefined,
		empty: 'Nothing of this is on record for these laws.',
		chart,
		...withoutTime,
		unit: 'numbers',
		axes: { numbers: count === 'statements' ? 'Positions' : counts[count] },
		notDrawn: left
			? `The rest, ${left.toLocaleString('en')} on ${plural(chart.more ?? 0, 'more law')}, ${left === 1 ? 'is' : 'are'} not drawn.`
			: ''
	};
}

const severalRegulations = {
	statements: 'what is about several laws',
	signatories: 'what is about several laws',
	members: 'who is represented on several laws'
} as const satisfies Record<Count, string>;

/** Returns «141 positions in 138 statements». */
function positionsIn({ total, behind = 0 }: Chart, count: Count): string {
	if (count === 'members')
		return `${plural(total, 'member')} represented (${behind.toLocaleString('en')}, each counted once)`;
	const drawn = count === 'statements' ? plural(total, 'position') : plural(total, 'name');
	return `${drawn} ${count === 'statements' ? 'in' : 'on'} ${plural(behind, 'statement')}`;
}

/** @param operator the slug of the stakeholder that runs this copy */
export function matrixView(
	matrix: Matrix,
	chosen: Chosen,
	asOf: string | undefined,
	operator?: string | null
): MatrixView {
	const own = matrix.rows.find(({ slug }) => slug === operator);
	return {
		...trendCaption('matrix', chosen, asOf),
		counts:
			'The latest position of each stakeholder, or the one that may be the latest where dates are inexact, from statements with its own name on them; “+1” tells of one more.',
		caveats: [
			...without(chosen.operator),
			'What a coalition says stands in its own row, never in its members’.',
			'An empty field means “not on record”, which is not neutral.',
			...(own ? [runsThisCopy(own.name)] : [])
		],
		empty: 'No position on these laws is on record yet.',
		matrix
	};
}
