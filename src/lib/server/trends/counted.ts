import { and, type Column, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { BinUnit } from '../../domain/bins.ts';
import type { Count } from '../../domain/vocabulary.ts';
import { built } from '../db/built.ts';
import { db } from '../db/index.ts';
import { lastChangeOf } from '../db/last-change.ts';
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

const { placeholder } = sql;
const { regulationId, counted, chart, key, stance, value, statements } = lawCount;
const ofLaw = and(eq(regulationId, placeholder('id')), eq(counted, placeholder('count')));

const figures = built((db) =>
	db
		.select({ chart, row: key, stance, value, statements })
		.from(lawCount)
		.where(and(ofLaw, inArray(chart, ['kind', 'demand', 'law'])))
		.prepare('figures_of_a_law')
);

export type Figures = ReturnType<typeof figuresOf>;

/** What a law's charts show but for the course of time; the numbers of demands have no stance. */
export async function figuresOf(id: string, count: Count) {
	const rows = await figures().execute({ id, count });
	const of = (name: string) => rows.filter(({ chart }) => chart === name) as Counted[];
	return {
		kind: of('kind'),
		demand: of('demand'),
		/** From how many dates of statements they are. */
		dates: rows.reduce((sum, { chart, statements }) => sum + (chart === 'law' ? statements : 0), 0)
	};
}

const overTime = built((db) =>
	db
		.select({ row: key, stance, value })
		.from(lawCount)
		.where(and(ofLaw, eq(chart, placeholder('unit'))))
		.prepare('numbers_over_time')
);

/** The numbers of a law's chart over time. */
export async function numbersOverTime(id: string, count: Count, unit: BinUnit) {
	return (await overTime().execute({ id, count, unit })) as Counted[];
}

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
