import { and, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Bin, binLabel, type BinUnit, fitsBin, timeBins } from '../../domain/bins.ts';
import type { Marker, TimeChart } from '../../domain/charts.ts';
import { statementsBehind } from '../../domain/counts.ts';
import type { Count, EventKind } from '../../domain/vocabulary.ts';
import { built } from '../db/built.ts';
import { preferredClaim } from '../db/cards.ts';
import * as t from '../db/schema.ts';
import { lawSpan, represented } from '../db/tallies.ts';
import { type Figures, figuresOf, type Law, numbersOverTime } from './counted.ts';
import { stanceTable } from './table.ts';

const { placeholder } = sql;

/** A chart names no more; it says how many there are. */
const mostUndrawn = 100;

export async function reactionsOverTime(
	{ id, slug }: Law,
	count: Count,
	figures: Figures = figuresOf(id, count)
): Promise<TimeChart> {
	const [spans, { dates: all }, events] = await Promise.all([
		spansOf().execute({ id, count }),
		figures,
		triggersOf(id)
	]);
	const chosen = timeBins(spans, all, events);
	const unit = chosen?.unit ?? 'day';
	const bins = chosen?.bins ?? [];
	const left = all - (chosen?.dates ?? 0);
	const [counted, undrawn] = await Promise.all([
		chosen ? numbersOverTime(id, count, unit) : [],
		left ? undrawnDates(id, count, chosen?.unit) : []
	]);
	const withNumbers = new Set(counted.map(({ row }) => row));
	const behind = ({ from, to }: Bin, stance: string | undefined, value: number) =>
		statementsBehind(value, { regulation: slug, stance, from, to });
	const byStart = new Map(bins.map((bin) => [bin.from, bin]));
	const chart = stanceTable(counted, {
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
		markers: markersIn(events, bins, unit),
		undrawn,
		undrawnTotal: left
	};
}

const spansOf = built((db) =>
	db
		.select({
			unit: lawSpan.unit,
			dates: lawSpan.dates,
			first: lawSpan.first,
			last: lawSpan.last
		})
		.from(lawSpan)
		.where(
			and(eq(lawSpan.regulationId, placeholder('id')), eq(lawSpan.counted, placeholder('count')))
		)
		.prepare('spans_of_a_law')
);

const wide = (isCounted?: SQL) =>
	built((db) => {
		const { id, date, earliest, latest, state } = t.statement;
		const bin = (day: Column) => sql`date_trunc(${placeholder('unit')}, ${day}::timestamp)`;
		return db
			.select({ id, date })
			.from(t.position)
			.innerJoin(t.statement, eq(id, t.position.statementId))
			.where(
				and(
					eq(t.position.regulationId, placeholder('id')),
					eq(state, 'published'),
					sql`${bin(earliest)} <> ${bin(latest)}`,
					isCounted
				)
			)
			.orderBy(earliest, id)
			.limit(mostUndrawn)
			.prepare('wide_dates');
	});

const wideDates = wide();
const wideDatesOfMembers = wide(
	sql`exists (select from ${represented} where ${eq(represented.statementId, t.statement.id)})`
);

/** The first of the statements whose dates fit into no bin; where there is no bin, they fit none of a year either. */
function undrawnDates(id: string, count: Count, unit: BinUnit = 'year') {
	const query = count === 'members' ? wideDatesOfMembers() : wideDates();
	return query.execute({ id, unit });
}

const headings = {
	day: 'Day',
	week: 'Week from',
	month: 'Month',
	quarter: 'Quarter',
	year: 'Year'
} as const satisfies Record<BinUnit, string>;

/** What people react to, weightiest first: a chart has room for few marks. */
const triggers: EventKind[] = [
	'notification',
	'leak',
	'publication',
	'withdrawal',
	'suspension',
	'supersession',
	'approval',
	'amendment',
	'court',
	'commencement',
	'enforcement'
];
const mostMarkers = 8;

const triggering = built((db) =>
	db
		.select({
			id: t.event.id,
			kind: t.event.kind,
			description: t.event.description,
			date: t.datedClaim.date,
			earliest: t.datedClaim.earliest,
			latest: t.datedClaim.latest
		})
		.from(t.eventRegulation)
		.innerJoin(
			t.event,
			and(eq(t.event.id, t.eventRegulation.eventId), eq(t.event.state, 'published'))
		)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(
			and(eq(t.eventRegulation.regulationId, placeholder('id')), inArray(t.event.kind, triggers))
		)
		.orderBy(t.datedClaim.earliest, t.event.id)
		.prepare('triggers_of_a_law')
);

async function triggersOf(id: string) {
	const found = await triggering().execute({ id });
	return found
		.toSorted((a, b) => triggers.indexOf(a.kind) - triggers.indexOf(b.kind))
		.slice(0, mostMarkers);
}

function markersIn(
	events: Awaited<ReturnType<typeof triggersOf>>,
	bins: Bin[],
	unit: BinUnit
): Marker[] {
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
