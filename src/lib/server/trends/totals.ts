import {
	and,
	type Column,
	countDistinct,
	count as rows,
	desc,
	eq,
	inArray,
	sql
} from 'drizzle-orm';
import { groupBy } from '../../domain/timeline/succession.ts';
import { type Count, counts, keysOf, type Standing } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { clock } from '../derived/tables.ts';
import { cachedByVersion } from '../db/version.ts';
import { countedBy, everyTime, unitOf } from './counted.ts';

/** The regulation of a chart. */
export interface Law {
	slug: string;
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

interface Sums {
	/** Most first. */
	shown: LawSums[];
	/** On how many laws anything is counted, and what all of that comes to. */
	laws: number;
	total: number;
}

/** A page shows no more laws; the files of a chart hold all. */
export const mostRows = 40;

const remembered = <Value>(read: (count: Count) => Promise<Value>) =>
	Object.fromEntries(
		keysOf(counts).map((count) => [count, cachedByVersion(() => read(count))])
	) as Record<Count, () => Promise<Value>>;

/** Of the laws of which most is counted; of all of them unless told of how many. */
export async function sumsByLaw(count: Count, chosen: LawFilters, most?: number): Promise<Sums> {
	if (isNarrowed(chosen) || !most || most > mostRows) return readSums(count, chosen, most);
	const { shown, ...all } = await sumsOfAll[count]();
	return { ...all, shown: shown.slice(0, most) };
}

const sumsOfAll = remembered((count) => readSums(count, {}, mostRows));

async function readSums(count: Count, chosen: LawFilters, most?: number): Promise<Sums> {
	const ranked = await mostCounted(count, chosen, most);
	const ids = ranked.map(({ law }) => law.id);
	const isShown = (column: Column) => (most ? inArray(column, ids) : undefined);
	const [each, all] = [countedBy(count), everyTime(count)];
	const [numbers, statements] = await Promise.all([
		db
			.select({ law: each.regulationId, stance: each.stance, value: rows() })
			.from(each)
			.where(isShown(each.regulationId))
			.groupBy(each.regulationId, each.stance),
		db
			.select({ law: all.regulationId, statements: countDistinct(all.statementId) })
			.from(all)
			.where(isShown(all.regulationId))
			.groupBy(all.regulationId)
	]);
	const stances = new Map(groupBy(numbers, ({ law }) => law).map(({ key, rows }) => [key, rows]));
	const resting = new Map(statements.map(({ law, statements }) => [law, statements]));
	const { laws = 0, total = 0 } = ranked[0] ?? {};
	const shown = ranked.map(({ law, value }) => ({
		law,
		value,
		statements: resting.get(law.id) ?? 0,
		stances: (stances.get(law.id) ?? []).map(({ stance, value }) => ({ stance, value }))
	}));
	return { shown, laws, total };
}

/** The laws of which most is counted, most first; beside each, how many there are and what is counted on all. */
function mostCounted(count: Count, chosen: LawFilters, most?: number) {
	const each = countedBy(count);
	const value = rows();
	const query = db
		.select({
			law: lawColumns,
			value,
			laws: sql<number>`(count(*) over ())::int`,
			total: sql<number>`(sum(${value}) over ())::int`
		})
		.from(each)
		.innerJoin(t.regulation, and(eq(id, each.regulationId), lawsOf(chosen)))
		.groupBy(id)
		.orderBy(desc(value), sql`${title} collate "C"`)
		.$dynamic();
	return most ? query.limit(most) : query;
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
