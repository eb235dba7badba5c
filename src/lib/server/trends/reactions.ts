import {
	type Bin,
	binKey,
	binLabel,
	binOf,
	type BinUnit,
	fitsBin,
	fitsOf,
	timeBins
} from '../../domain/charts/bins.ts';
import type { Marker, TimeChart } from '../../domain/charts/charts.ts';
import { type Counting, rowsBehind } from '../../domain/charts/counts.ts';
import { keysOf, memberStances } from '../../domain/vocabulary.ts';
import { type Figures, chartFigures, triggers } from './figures.ts';
import type { Regulation } from './totals.ts';
import { type Counted, stanceTable } from './table.ts';

/** A chart lists this many, and gives the number of all. */
const mostUndrawn = 100;
const mostMarkers = 8;
const undatable = 'less_exact';

export async function reactionsOverTime(
	{ slug }: Regulation,
	counting: Counting,
	figures?: Figures
): Promise<TimeChart> {
	const { count, operator } = counting;
	const { kind, course, events, disputed } = figures ?? (await chartFigures(slug, counting));
	const triggering = events
		.toSorted((a, b) => triggers.indexOf(a.kind) - triggers.indexOf(b.kind))
		.slice(0, mostMarkers);
	const dates = course.reduce((sum, date) => sum + date.dates, 0);
	const chosen = timeBins(fitsOf(course), dates, triggering);
	// Dates that fit no bin fit no year either.
	const unit = chosen?.unit ?? 'year';
	const bins = chosen?.bins ?? [];
	const wide = course
		.filter((date) => !fitsBin(date, unit))
		.flatMap(({ earliest, statements }) =>
			(statements ?? []).map(({ id, date }) => ({ id, date, place: `${earliest} ${id}` }))
		)
		.sort((a, b) => (a.place < b.place ? -1 : 1))
		.map(({ place: _, ...statement }) => statement);
	const keyOf = (bin: Bin) => binKey(bin, unit);
	const numbers = course
		.filter((date) => fitsBin(date, unit))
		.map(({ earliest, stance, value }) => ({ row: keyOf(binOf(earliest, unit)), stance, value }));
	const withNumbers = new Set(numbers.map(({ row }) => row));
	const behind = ({ from, to }: Bin, stance: string | undefined, value: number) =>
		rowsBehind(value, count, { regulation: slug, stance, from, to, operator });
	const wider = (stance?: string, value = 1) =>
		rowsBehind(value, count, { regulation: slug, stance, wider: unit, operator });
	const byKey = new Map(bins.map((bin) => [keyOf(bin), bin]));
	// By stance, the difference between all numbers and those in bins.
	const apart = keysOf(memberStances).flatMap((stance) => {
		const of = (some: Pick<Counted, 'stance' | 'value'>[]) =>
			some.reduce((sum, each) => sum + (each.stance === stance ? each.value : 0), 0);
		const value = of(kind) - of(numbers);
		return value ? { row: undatable, stance, value } : [];
	});
	const chart = stanceTable([...numbers, ...apart], {
		heading: headings[unit],
		rows: [
			...bins.map((bin) => ({
				key: keyOf(bin),
				label: binLabel(bin, unit),
				days: bin,
				href: behind(bin, undefined, withNumbers.has(keyOf(bin)) ? 1 : 0)
			})),
			...(apart.length
				? [{ key: undatable, label: `Less exact than a ${unit}`, isApart: true, href: wider() }]
				: [])
		],
		cell: (row, stance, value) => ({
			value,
			href: row === undatable ? wider(stance, value) : behind(byKey.get(row)!, stance, value)
		})
	});
	const markers = markersIn(triggering, bins, unit);
	return {
		...chart,
		unit,
		markers,
		unmarked: events.length - markers.length,
		disputed,
		undrawn: wide.slice(0, mostUndrawn)
	};
}

const headings = {
	day: 'Day',
	week: 'Week from',
	month: 'Month',
	quarter: 'Quarter',
	year: 'Year'
} as const satisfies Record<BinUnit, string>;

function markersIn(events: Figures['events'], bins: Bin[], unit: BinUnit): Marker[] {
	return events
		.filter((event) => fitsBin(event, unit))
		.map(({ id, kind, date, description, isDisputed, earliest }) => ({
			id,
			kind,
			date,
			description,
			isDisputed,
			row: bins.findIndex(({ from, to }) => from <= earliest && earliest <= to)
		}))
		.filter(({ row }) => row >= 0)
		.sort((a, b) => a.row - b.row || a.date.localeCompare(b.date));
}
