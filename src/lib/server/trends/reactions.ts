import { type Bin, binLabel, type BinUnit, fitsBin, timeBins } from '../../domain/bins.ts';
import type { Marker, TimeChart } from '../../domain/charts.ts';
import { statementsBehind } from '../../domain/counts.ts';
import type { Count } from '../../domain/vocabulary.ts';
import type { Law } from './counted.ts';
import { courseOf, type Figures, figuresOf, triggers } from './figures.ts';
import { stanceTable } from './table.ts';

/** A chart names no more; it says how many there are. */
const mostUndrawn = 100;
const mostMarkers = 8;

export async function reactionsOverTime(
	{ slug }: Law,
	count: Count,
	figures: Figures = figuresOf(slug, count)
): Promise<TimeChart> {
	const { dates, spans, events } = await figures;
	const triggering = events
		.toSorted((a, b) => triggers.indexOf(a.kind) - triggers.indexOf(b.kind))
		.slice(0, mostMarkers);
	const chosen = timeBins(spans, dates, triggering);
	const unit = chosen?.unit ?? 'day';
	const bins = chosen?.bins ?? [];
	const left = dates - (chosen?.dates ?? 0);
	const { numbers, wide } = dates
		? // Dates that fit into no bin at all fit into none of a year either.
			await courseOf(slug, count, chosen?.unit ?? 'year', left && mostUndrawn)
		: { numbers: [], wide: [] };
	const withNumbers = new Set(numbers.map(({ row }) => row));
	const behind = ({ from, to }: Bin, stance: string | undefined, value: number) =>
		statementsBehind(value, { regulation: slug, stance, from, to });
	const byStart = new Map(bins.map((bin) => [bin.from, bin]));
	const chart = stanceTable(numbers, {
		heading: headings[unit],
		rows: bins.map((bin) => ({
			key: bin.from,
			label: binLabel(bin, unit),
			href: behind(bin, undefined, withNumbers.has(bin.from) ? 1 : 0)
		})),
		cell: (row, stance, value) => ({ value, href: behind(byStart.get(row)!, stance, value) })
	});
	return {
		...chart,
		unit,
		markers: markersIn(triggering, bins, unit),
		undrawn: wide,
		undrawnTotal: left
	};
}

const headings = {
	day: 'Day',
	week: 'Week from',
	month: 'Month',
	quarter: 'Quarter',
	year: 'Year'
} as const satisfies Record<BinUnit, string>;

function markersIn(events: Awaited<Figures>['events'], bins: Bin[], unit: BinUnit): Marker[] {
	return events
		.filter((event) => fitsBin(event, unit))
		.map(({ id, kind, date, description, earliest }) => ({
			id,
			kind,
			date,
			description,
			row: bins.findIndex(({ from, to }) => from <= earliest && earliest <= to)
		}))
		.filter(({ row }) => row >= 0)
		.sort((a, b) => a.row - b.row || a.date.localeCompare(b.date));
}
