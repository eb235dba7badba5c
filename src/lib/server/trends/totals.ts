import { and, type Column, countDistinct, count as rows, eq, inArray, sql } from 'drizzle-orm';
import { groupBy } from '../../domain/succession.ts';
import { type Count, counts, keysOf, type Standing } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { lastChangeOf } from '../db/last-change.ts';
import * as t from '../db/schema.ts';
import { clock } from '../db/derived.ts';
import { onceAVersion } from '../db/version.ts';
import { countedBy, everyTime, unitOf } from './counted.ts';

/** The regulation of a chart. */
export interface Law {
	slug: string;
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

export const isNarrowed = ({ jurisdiction, instrument }: LawFilters) =>
	Boolean(jurisdiction || instrument);

/** How many laws there are, and how many of them have each clock exactly. */
export async function totalsOf(chosen: LawFilters) {
	const exact = (days: Column) => sql<number>`(count(*) filter (where ${days} >= 0))::int`;
	const [row] = await db
		.select({ laws: rows(), hidden: exact(clock.hidden), answered: exact(clock.answered) })
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(lawsOf(chosen));
	return row!;
}

const { id, slug, title, aliases, jurisdiction, instrument } = t.regulation;
export const lawColumns = { id, slug, title, aliases, jurisdiction, instrument };

/** What is counted on a law, by stance. */
export interface LawSums {
	law: Pick<typeof t.regulation.$inferSelect, keyof typeof lawColumns>;
	value: number;
	/** On how many statements the numbers rest. */
	statements: number;
	stances: { stance: Standing; value: number }[];
}

const remembered = <Value>(read: (count: Count) => Promise<Value>) =>
	Object.fromEntries(
		keysOf(counts).map((count) => [count, onceAVersion(() => read(count))])
	) as Record<Count, () => Promise<Value>>;

const sumsOfAll = remembered(readSums);

/** Of the laws of which anything is counted, most first. */
export async function sumsByLaw(count: Count, chosen: LawFilters) {
	const all = await sumsOfAll[count]();
	const isAs = <Key extends keyof LawFilters>(key: Key, { law }: LawSums) =>
		!chosen[key] || law[key] === chosen[key];
	return all.filter((sums) => isAs('jurisdiction', sums) && isAs('instrument', sums));
}

async function readSums(count: Count): Promise<LawSums[]> {
	const [each, all] = [countedBy(count), everyTime(count)];
	const [laws, numbers, statements] = await Promise.all([
		db.select(lawColumns).from(t.regulation).where(lawsOf({})),
		db
			.select({ law: each.regulationId, stance: each.stance, value: rows() })
			.from(each)
			.groupBy(each.regulationId, each.stance),
		db
			.select({ law: all.regulationId, statements: countDistinct(all.statementId) })
			.from(all)
			.groupBy(all.regulationId)
	]);
	const byId = new Map(laws.map((law) => [law.id, law]));
	const resting = new Map(statements.map(({ law, statements }) => [law, statements]));
	return groupBy(numbers, ({ law }) => law)
		.flatMap(({ key, rows }) => {
			const law = byId.get(key);
			if (!law) return [];
			const value = rows.reduce((sum, { value }) => sum + value, 0);
			const stances = rows.map(({ stance, value }) => ({ stance, value }));
			return [{ law, value, statements: resting.get(key) ?? 0, stances }];
		})
		.sort((a, b) => b.value - a.value || (a.law.title < b.law.title ? -1 : 1));
}

/** How many statements, or members, are counted on these laws, each once, on however many of them. */
export const unitsOn = (count: Count, chosen: LawFilters) =>
	isNarrowed(chosen) ? readUnits(count, chosen) : unitsOfAll[count]();

const unitsOfAll = remembered((count) => readUnits(count, {}));

async function readUnits(count: Count, chosen: LawFilters): Promise<number> {
	const each = countedBy(count);
	const laws = db.select({ id }).from(t.regulation).where(lawsOf(chosen));
	const [row] = await db
		.select({ units: countDistinct(unitOf(count, each)) })
		.from(each)
		.where(inArray(each.regulationId, laws));
	return row?.units ?? 0;
}
