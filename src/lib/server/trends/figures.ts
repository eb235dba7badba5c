import { and, type Column, eq, inArray, sql } from 'drizzle-orm';
import type { BinUnit } from '../../domain/bins.ts';
import type { Count, EventKind } from '../../domain/vocabulary.ts';
import { built } from '../db/built.ts';
import { preferredClaim } from '../db/cards.ts';
import { nested } from '../db/nested.ts';
import * as t from '../db/schema.ts';
import { lawCount, lawSpan } from '../db/tallies.ts';
import { courseOfMembers, figuresOfMembers } from './members.ts';
import type { Counted } from './table.ts';

/** What people react to, weightiest first: a chart has room for few marks. */
export const triggers: EventKind[] = [
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

const { placeholder } = sql;
const { chart, key, stance, value, statements } = lawCount;
const isLaw = and(eq(t.regulation.slug, placeholder('slug')), eq(t.regulation.state, 'published'));
/** Of the law that the query around is about. */
const ofLaw = ({ regulationId, counted }: typeof lawCount | typeof lawSpan) =>
	and(eq(regulationId, t.regulation.id), eq(counted, placeholder('count')));

/** How many statements on the law demand something. */
const demanding = sql<number>`(
	select count(distinct d.statement_id)::int
	from ${t.demand} d
	join ${t.position} p on p.statement_id = d.statement_id and p.regulation_id = ${t.regulation}.id
	join ${t.statement} s on s.id = d.statement_id and s.state = 'published'
)`;

const figures = built((db) => {
	const counts = db
		.select({ chart, row: key, stance, value, statements })
		.from(lawCount)
		.where(and(ofLaw(lawCount), inArray(chart, ['kind', 'demand', 'law'])));
	const { unit, dates, first, last } = lawSpan;
	const spans = db.select({ unit, dates, first, last }).from(lawSpan).where(ofLaw(lawSpan));
	const { id, kind, description, state } = t.event;
	const { date, earliest, latest } = t.datedClaim;
	const events = db
		.select({ id, kind, description, date, earliest, latest })
		.from(t.eventRegulation)
		.innerJoin(t.event, and(eq(id, t.eventRegulation.eventId), eq(state, 'published')))
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(eq(t.eventRegulation.regulationId, t.regulation.id), inArray(kind, triggers)))
		.orderBy(earliest, id);
	return db
		.select({ counts: nested(counts), spans: nested(spans), events: nested(events), demanding })
		.from(t.regulation)
		.where(isLaw)
		.prepare('figures_of_a_law');
});

export type Figures = ReturnType<typeof figuresOf>;

/**
 * What a law's charts show but for the course of time; the numbers of demands have no stance. Asked by the law's slug, they
 * come together with the law.
 */
export async function figuresOf(slug: string, count: Count) {
	const [[found], members] = await Promise.all([
		figures().execute({ slug, count }),
		count === 'members' ? figuresOfMembers(slug) : undefined
	]);
	const { counts = [], spans = [], events = [], demanding = 0 } = found ?? {};
	const of = (name: string) => counts.filter(({ chart }) => chart === name) as Counted[];
	return {
		kind: of('kind'),
		demand: of('demand'),
		/** From how many statements the demands are; of members, for how many. */
		demanding,
		/** How many dates of statements there are, or of members. */
		dates: counts.reduce(
			(sum, { chart, statements }) => sum + (chart === 'law' ? statements : 0),
			0
		),
		/** How many of them fit into bins of each unit. */
		spans,
		/** What was reacted to, the first first. */
		events,
		...members
	};
}

const course = built((db) => {
	const numbers = db
		.select({ row: key, stance, value })
		.from(lawCount)
		.where(and(ofLaw(lawCount), eq(chart, placeholder('unit'))));
	const { id, date, earliest, latest, state } = t.statement;
	const bin = (day: Column) => sql`date_trunc(${placeholder('unit')}, ${day}::timestamp)`;
	const wide = db
		.select({ id, date })
		.from(t.position)
		.innerJoin(t.statement, eq(id, t.position.statementId))
		.where(
			and(
				eq(t.position.regulationId, t.regulation.id),
				eq(state, 'published'),
				sql`${bin(earliest)} <> ${bin(latest)}`
			)
		)
		.orderBy(earliest, id)
		.limit(placeholder('mostWide'));
	return db
		.select({ numbers: nested(numbers), wide: nested(wide) })
		.from(t.regulation)
		.where(isLaw)
		.prepare('course_of_a_law');
});

/** A law's numbers over time, and the first of the statements whose dates fit into no bin of the unit. */
export async function courseOf(slug: string, count: Count, unit: BinUnit, mostWide: number) {
	if (count === 'members') return courseOfMembers(slug, unit, mostWide);
	const [found] = await course().execute({ slug, count, unit, mostWide });
	const { numbers = [], wide = [] } = found ?? {};
	return { numbers: numbers as Counted[], wide };
}
