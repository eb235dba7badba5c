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
import { type Count, counts, keysOf, type MemberStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { countedBy, countedEveryTime, unitOf } from './counted.ts';

export interface Regulation {
	slug: string;
}

export interface RegulationFilters {
	jurisdiction?: string;
	instrument?: (typeof t.regulation.$inferSelect)['instrument'];
}

export function regulationsOf({ jurisdiction, instrument }: RegulationFilters) {
	return and(
		eq(t.regulation.state, 'published'),
		jurisdiction ? eq(t.regulation.jurisdiction, jurisdiction) : undefined,
		instrument && eq(t.regulation.instrument, instrument)
	);
}

export const isNarrowed = ({ jurisdiction, instrument }: RegulationFilters) =>
	Boolean(jurisdiction || instrument);

const { id, slug, title, aliases, jurisdiction, instrument, status, textDay } = t.regulation;
export const rankedRegulationColumns = {
	id,
	slug,
	title,
	aliases,
	jurisdiction,
	instrument,
	status,
	textDay
};

export interface RegulationSums {
	regulation: Pick<typeof t.regulation.$inferSelect, keyof typeof rankedRegulationColumns>;
	value: number;
	/** Statements with a stance on the law. */
	statements: number;
	stances: { stance: MemberStance; value: number }[];
}

interface Sums {
	shown: RegulationSums[];
	regulations: number;
	total: number;
}

/** A page shows this many laws; files of a chart have all. */
export const mostRankedRegulations = 40;

const cachedByCount = <Value>(read: (count: Count) => Promise<Value>) =>
	Object.fromEntries(
		keysOf(counts).map((count) => [count, cachedByVersion(() => read(count))])
	) as Record<Count, () => Promise<Value>>;

/** Returns the laws with the largest numbers. @param most rows; all laws if undefined */
export async function sumsByRegulation(
	count: Count,
	chosen: RegulationFilters,
	most?: number
): Promise<Sums> {
	if (isNarrowed(chosen) || !most || most > mostRankedRegulations)
		return readSums(count, chosen, most);
	const { shown, ...all } = await sumsOfAll[count]();
	return { ...all, shown: shown.slice(0, most) };
}

const sumsOfAll = cachedByCount((count) => readSums(count, {}, mostRankedRegulations));

async function readSums(count: Count, chosen: RegulationFilters, most?: number): Promise<Sums> {
	const ranked = await mostCounted(count, chosen, most);
	const ids = ranked.map(({ regulation }) => regulation.id);
	const isShown = (column: Column) => (most ? inArray(column, ids) : undefined);
	const [each, all] = [countedBy(count), countedEveryTime(count)];
	const [numbers, statements] = await Promise.all([
		db
			.select({ regulation: each.regulationId, stance: each.stance, value: rows() })
			.from(each)
			.where(isShown(each.regulationId))
			.groupBy(each.regulationId, each.stance),
		db
			.select({
				regulation: all.regulationId,
				statements: sql<number>`(count(distinct ${all.statementId}) filter (where ${all.stance} <> 'not_stated'))::int`
			})
			.from(all)
			.where(isShown(all.regulationId))
			.groupBy(all.regulationId)
	]);
	const stances = new Map(
		groupBy(numbers, ({ regulation }) => regulation).map(({ key, rows }) => [key, rows])
	);
	const resting = new Map(statements.map(({ regulation, statements }) => [regulation, statements]));
	const { regulations = 0, total = 0 } = ranked[0] ?? {};
	const shown = ranked.map(({ regulation, value }) => ({
		regulation,
		value,
		statements: resting.get(regulation.id) ?? 0,
		stances: (stances.get(regulation.id) ?? []).map(({ stance, value }) => ({ stance, value }))
	}));
	return { shown, regulations, total };
}

/** Repeats the totals over all laws in each row. */
function mostCounted(count: Count, chosen: RegulationFilters, most?: number) {
	const each = countedBy(count);
	const value = rows();
	const query = db
		.select({
			regulation: rankedRegulationColumns,
			value,
			regulations: sql<number>`(count(*) over ())::int`,
			total: sql<number>`(sum(${value}) over ())::int`
		})
		.from(each)
		.innerJoin(t.regulation, and(eq(id, each.regulationId), regulationsOf(chosen)))
		.groupBy(id)
		.orderBy(desc(value), sql`${title} collate "C"`)
		.$dynamic();
	return most ? query.limit(most) : query;
}

/** Counts statements or members once, however many of the laws they concern. */
export const unitsOn = (count: Count, chosen: RegulationFilters) =>
	isNarrowed(chosen) ? readUnits(count, chosen) : unitsOfAll[count]();

const unitsOfAll = cachedByCount((count) => readUnits(count, {}));

async function readUnits(count: Count, chosen: RegulationFilters): Promise<number> {
	const each = countedBy(count);
	const regulations = db.select({ id }).from(t.regulation).where(regulationsOf(chosen));
	const [row] = await db
		.select({ units: countDistinct(unitOf(count, each)) })
		.from(each)
		.where(inArray(each.regulationId, regulations));
	return row?.units ?? 0;
}
