import { and, countDistinct, count as rows, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Counting } from '../../domain/charts/counts.ts';
import { type Count, counts, keysOf, type MemberStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { countedBy, countedEveryTime, unitOf } from './counted.ts';

export interface Regulation {
	slug: string;
}

export interface RegulationFilters {
	jurisdiction?: string;
	instrument?: (typeof t.regulation.$inferSelect)['instrument'];
	/** Leaves out positions, not laws. */
	operator?: Counting['operator'];
}

export function regulationsOf({ jurisdiction, instrument }: RegulationFilters) {
	return and(
		isPublished(t.regulation.state),
		jurisdiction ? eq(t.regulation.jurisdiction, jurisdiction) : undefined,
		instrument && eq(t.regulation.instrument, instrument)
	);
}

export const isNarrowed = ({ jurisdiction, instrument, operator }: RegulationFilters) =>
	Boolean(jurisdiction || instrument || operator);

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

/** Reads the record once. Each row repeats the totals over all laws. */
async function readSums(count: Count, chosen: RegulationFilters, most?: number): Promise<Sums> {
	const counted = countedBy({ count, operator: chosen.operator });
	const byStance = db
		.select({
			regulationId: counted.regulationId,
			stance: counted.stance,
			value: sql<number>`count(*)::int`.as('value')
		})
		.from(counted)
		.groupBy(counted.regulationId, counted.stance)
		.as('by_stance');
	const each = db
		.select({
			regulationId: byStance.regulationId,
			value: sql<number>`sum(${byStance.value})::int`.as('all_stances'),
			stances: sql<RegulationSums['stances']>`
				json_agg(json_build_object('stance', ${byStance.stance}, 'value', ${byStance.value}))`.as('stances')
		})
		.from(byStance)
		.groupBy(byStance.regulationId)
		.as('by_regulation');
	const query = db
		.select({
			regulation: rankedRegulationColumns,
			value: each.value,
			stances: each.stances,
			regulations: sql<number>`(count(*) over ())::int`,
			total: sql<number>`(sum(${each.value}) over ())::int`
		})
		.from(each)
		.innerJoin(t.regulation, and(eq(id, each.regulationId), regulationsOf(chosen)))
		.orderBy(desc(each.value), sql`${title} collate "C"`)
		.$dynamic();
	const rows = await (most ? query.limit(most) : query);
	const { regulations = 0, total = 0 } = rows[0] ?? {};
	const shown = rows.map(({ regulation, value, stances }) => ({ regulation, value, stances }));
	return { shown, regulations, total };
}

/** The number of statements with a stance on each of these laws, by id. @param most as for their sums */
export async function statementsOn(
	{ count, operator }: Counting,
	shown: RegulationSums[],
	most?: number
): Promise<Map<string, number>> {
	if (count === 'statements')
		return new Map(shown.map(({ regulation, stances }) => [regulation.id, statedIn(stances)]));
	// A signatory counts at each statement, so that their statements are those of the law.
	const all = countedEveryTime({ count: count === 'members' ? count : 'statements', operator });
	const ids = shown.map(({ regulation }) => regulation.id);
	const statements = count === 'members' ? countDistinct(all.statementId) : rows();
	const found = await db
		.select({ regulation: all.regulationId, statements })
		.from(all)
		.where(and(ne(all.stance, 'not_stated'), most ? inArray(all.regulationId, ids) : undefined))
		.groupBy(all.regulationId);
	return new Map(found.map(({ regulation, statements }) => [regulation, statements]));
}

const statedIn = (stances: RegulationSums['stances']) =>
	stances.reduce((sum, { stance, value }) => sum + (stance === 'not_stated' ? 0 : value), 0);

/** Counts statements or members once, however many of the laws they concern. */
export const unitsOn = (count: Count, chosen: RegulationFilters) =>
	isNarrowed(chosen) ? readUnits(count, chosen) : unitsOfAll[count]();

const unitsOfAll = cachedByCount((count) => readUnits(count, {}));

async function readUnits(count: Count, chosen: RegulationFilters): Promise<number> {
	// Whoever signs a statement adds none.
	const each = countedBy({
		count: count === 'members' ? count : 'statements',
		operator: chosen.operator
	});
	const regulations = db.select({ id }).from(t.regulation).where(regulationsOf(chosen));
	const units = db
		.select({ unit: unitOf(count, each) })
		.from(each)
		.where(inArray(each.regulationId, regulations));
	// Looked up in their table, because distinct ones would be sorted or kept.
	const table = count === 'members' ? t.stakeholder : t.statement;
	return db.$count(table, inArray(table.id, units));
}
