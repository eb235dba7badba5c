import { and, type Column, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Count } from '../../domain/vocabulary.ts';
import { built } from '../db/built.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { lawCount, lawTally } from '../db/tallies.ts';
import type { Counted } from './table.ts';

/** The regulation of a chart: its links name the slug. */
export interface Law {
	id: string;
	slug: string;
}

/** Under what a law's tally keeps each count (`domain/counts.ts` says what they mean). */
export const tallied = {
	statements: lawTally.statements,
	signatories: lawTally.names,
	members: lawTally.members
} as const satisfies Record<Count, unknown>;

const numbers = built((db) => {
	const { regulationId, counted, chart, key, stance, value } = lawCount;
	return db
		.select({ row: key, stance, value })
		.from(lawCount)
		.where(
			and(
				eq(regulationId, sql.placeholder('id')),
				eq(counted, sql.placeholder('count')),
				eq(chart, sql.placeholder('chart'))
			)
		)
		.prepare('numbers_of_a_law');
});

/** The numbers of one of a law's charts; those of demands have no stance. */
export async function numbersOf(
	id: string,
	count: Count,
	chart: (typeof lawCount.$inferSelect)['chart']
) {
	return (await numbers().execute({ id, count, chart })) as Counted[];
}

const latestChange = built((db) => {
	const latest = [t.regulation, t.event, t.stakeholder, t.statement, t.membership].map(
		(table) =>
			sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, 'published')})`
	);
	return db
		.select({
			day: sql<string | null>`to_char(max(changed.at) at time zone 'UTC', 'YYYY-MM-DD')`
		})
		.from(sql`unnest(array[${sql.join(latest, sql`, `)}]) as changed(at)`)
		.prepare('latest_change');
});

/** The day (`YYYY-MM-DD`, UTC) of the record's latest change; undefined while nothing is published. */
export async function asOf(): Promise<string | undefined> {
	const [row] = await latestChange().execute();
	return row?.day ?? undefined;
}

/** The choices of the page of trends narrow the laws alone. */
export interface LawFilters {
	jurisdiction?: string;
	instrument?: (typeof t.regulation.$inferSelect)['instrument'];
}

export function lawsOf({ jurisdiction, instrument }: LawFilters) {
	return and(
		eq(t.regulation.state, 'published'),
		jurisdiction ? eq(t.regulation.jurisdiction, jurisdiction) : undefined,
		instrument && eq(t.regulation.instrument, instrument)
	);
}

export type Totals = Awaited<ReturnType<typeof totalsOf>>;

/** How many laws there are, how many of them have each clock exactly or are spoken of, and how often they are. */
export async function totalsOf(chosen: LawFilters) {
	const above = (column: Column, least: number) =>
		sql<number>`(count(*) filter (where ${column} >= ${least}))::int`;
	const sum = (column: Column) => sql<number>`coalesce(sum(${column}), 0)::int`;
	const { statements, signatories, members } = tallied;
	const [row] = await db
		.select({
			laws: sql<number>`count(*)::int`,
			hidden: above(lawTally.hidden, 0),
			answered: above(lawTally.answered, 0),
			discussed: {
				statements: above(statements, 1),
				signatories: above(signatories, 1),
				members: above(members, 1)
			},
			value: {
				statements: sum(statements),
				signatories: sum(signatories),
				members: sum(members)
			}
		})
		.from(lawTally)
		.where(among(chosen));
	return row!;
}

/** All laws are told by the few that are left out: to read whether each is published takes longer than its numbers. */
function among(chosen: LawFilters) {
	const { id, state } = t.regulation;
	const ids = db.select({ id }).from(t.regulation);
	return chosen.jurisdiction || chosen.instrument
		? inArray(lawTally.regulationId, ids.where(lawsOf(chosen)))
		: notInArray(lawTally.regulationId, ids.where(inArray(state, ['draft', 'withdrawn'])));
}
