import { and, type Column, countDistinct, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Count } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { lastChangeOf } from '../db/last-change.ts';
import * as t from '../db/schema.ts';
import { lawTally } from '../db/tallies.ts';
import { onceAVersion } from '../db/version.ts';

/** The regulation of a chart. */
export interface Law {
	slug: string;
}

/** Under what a law's tally keeps a count (`domain/counts.ts` says what they mean). */
export const tallied = {
	statements: lawTally.statements,
	signatories: lawTally.names
} as const satisfies Partial<Record<Count, unknown>>;

const lastChange = lastChangeOf(
	[t.regulation, t.event, t.stakeholder, t.statement, t.membership],
	['published']
);

/** The day (`YYYY-MM-DD`, UTC) of the record's latest change; undefined while nothing is published. */
export async function asOf(): Promise<string | undefined> {
	return (await lastChange())?.toISOString().slice(0, 10);
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

const totalsOfAll = onceAVersion(() => sumsOf({}));

/** How many laws there are, how many of them have each clock exactly or are spoken of, and how often they are. */
export const totalsOf = (chosen: LawFilters) =>
	isNarrowed(chosen) ? sumsOf(chosen) : totalsOfAll();

const isNarrowed = ({ jurisdiction, instrument }: LawFilters) =>
	Boolean(jurisdiction || instrument);

async function sumsOf(chosen: LawFilters) {
	const above = (column: Column, least: number) =>
		sql<number>`(count(*) filter (where ${column} >= ${least}))::int`;
	const sum = (column: Column) => sql<number>`coalesce(sum(${column}), 0)::int`;
	const { statements, signatories } = tallied;
	const { statementId, regulationId } = t.position;
	const [row] = await db
		.select({
			laws: sql<number>`count(*)::int`,
			hidden: above(lawTally.hidden, 0),
			answered: above(lawTally.answered, 0),
			discussed: {
				statements: above(statements, 1),
				signatories: above(signatories, 1)
			},
			value: {
				statements: sum(statements),
				signatories: sum(signatories)
			},
			/** How many statements these are, each once, however many laws it is about. */
			spoken: sql<number>`(${db
				.select({ number: countDistinct(statementId) })
				.from(t.position)
				.innerJoin(
					t.statement,
					and(eq(t.statement.id, statementId), eq(t.statement.state, 'published'))
				)
				.innerJoin(t.regulation, and(eq(t.regulation.id, regulationId), lawsOf(chosen)))})::int`
		})
		.from(lawTally)
		.where(among(chosen));
	return row!;
}

/** All laws are told by the few that are left out: to read whether each is published takes longer than its numbers. */
function among(chosen: LawFilters) {
	const { id, state } = t.regulation;
	const ids = db.select({ id }).from(t.regulation);
	return isNarrowed(chosen)
		? inArray(lawTally.regulationId, ids.where(lawsOf(chosen)))
		: notInArray(lawTally.regulationId, ids.where(inArray(state, ['draft', 'withdrawn'])));
}
