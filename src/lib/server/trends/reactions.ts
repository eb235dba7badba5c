import { and, eq, inArray } from 'drizzle-orm';
import { type Bin, binLabel, type BinUnit, binOf, fitsBin, timeBins } from '../../domain/bins.ts';
import type { Marker, TimeChart } from '../../domain/charts.ts';
import { statementsBehind } from '../../domain/counts.ts';
import type { Count, EventKind } from '../../domain/vocabulary.ts';
import { preferredClaim } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { type Law, number, voices } from './counted.ts';
import { stanceTable } from './table.ts';

export async function reactionsOverTime({ id, slug }: Law, count: Count): Promise<TimeChart> {
	const voice = voices(count);
	const [statements, events] = await Promise.all([
		db
			.select({
				id: t.statement.id,
				date: t.statement.date,
				earliest: t.statement.earliest,
				latest: t.statement.latest,
				stance: t.position.stance,
				value: number
			})
			.from(t.position)
			.innerJoin(t.statement, eq(t.statement.id, t.position.statementId))
			.innerJoin(voice, eq(voice.statementId, t.statement.id))
			.where(eq(t.position.regulationId, id))
			.groupBy(t.statement.id, t.position.stance)
			.orderBy(t.statement.earliest, t.statement.id),
		triggersOf(id)
	]);
	const chosen = timeBins(statements, events);
	const unit = chosen?.unit ?? 'day';
	const bins = chosen?.bins ?? [];
	const drawn = chosen ? statements.filter((statement) => fitsBin(statement, unit)) : [];
	const behind = ({ from, to }: Bin, stance: string | undefined, value: number) =>
		statementsBehind(value, { regulation: slug, stance, from, to });
	const byStart = new Map(bins.map((bin) => [bin.from, bin]));
	const counted = summed(
		drawn.map(({ earliest, stance, value }) => ({ row: binOf(earliest, unit).from, stance, value }))
	);
	const chart = stanceTable(counted, {
		heading: headings[unit],
		rows: bins.map((bin) => ({
			key: bin.from,
			label: binLabel(bin, unit),
			href: behind(bin, undefined, counted.some(({ row }) => row === bin.from) ? 1 : 0)
		})),
		cell: (row, stance, value) => ({ value, href: behind(byStart.get(row)!, stance, value) })
	});
	const undrawn = statements.filter((statement) => !drawn.includes(statement));
	return {
		...chart,
		unit,
		markers: markersIn(events, bins, unit),
		undrawn: undrawn.map(({ id, date }) => ({ id, date }))
	};
}

const headings = {
	day: 'Day',
	week: 'Week from',
	month: 'Month',
	quarter: 'Quarter',
	year: 'Year'
} as const satisfies Record<BinUnit, string>;

function summed<Row extends { row: string; stance: string; value: number }>(rows: Row[]): Row[] {
	const sums = new Map<string, Row>();
	for (const row of rows) {
		const key = [row.row, row.stance].join('\n');
		sums.set(key, { ...row, value: row.value + (sums.get(key)?.value ?? 0) });
	}
	return [...sums.values()];
}

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

async function triggersOf(regulationId: string) {
	const found = await db
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
		.where(and(eq(t.eventRegulation.regulationId, regulationId), inArray(t.event.kind, triggers)))
		.orderBy(t.datedClaim.earliest, t.event.id);
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
