import { plural } from '../plural.ts';
import { type ChartRow, drawable, type Drawing } from './charts.ts';
import type { ChartView } from './views.ts';

/** Joins bars beyond `most` into «Other»; days cannot be added, so further ones are left out and `left` says so. */
export function drawnOf({ chart, shape, axes, markers, unit }: ChartView, most = Infinity) {
	const all = chart.total ? drawable(chart.rows) : [];
	const isCut = shape === 'across' && all.length > most;
	const drawnRows = all.slice(0, !isCut ? all.length : unit === 'days' ? most : most - 1);
	const rest = all.slice(drawnRows.length);
	const folded = { key: 'other', label: `Other (${rest.length})`, cells: sums(rest) };
	const rows = isCut && unit !== 'days' ? [...drawnRows, folded] : drawnRows;
	const drawing: Drawing = { series: chart.series, rows, shape, axes, markers };
	const left =
		rest.length && unit === 'days'
			? `The ${drawnRows.length} longest are drawn; ${plural(rest.length, 'law')} with fewer days ${rest.length === 1 ? 'is' : 'are'} not.`
			: '';
	return { drawing, left };
}

/** A frame has no room for the legend of events, nor for the names of statements that are not drawn: its page has. */
export function framedView(view: ChartView): ChartView {
	const notMarked = view.markers.length
		? 'The chart’s own page marks events of the timeline too.'
		: '';
	return { ...view, hint: undefined, markers: [], notMarked, undrawn: [] };
}

const sums = (rows: ChartRow[]) =>
	(rows[0]?.cells ?? []).map((_, index) => ({
		value: rows.reduce((sum, { cells }) => sum + (cells[index]?.value ?? 0), 0)
	}));
