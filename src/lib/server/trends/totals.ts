import {
	and,
	countDistinct,
	count as rows,
	eq,
	inArray,
	lte,
	ne,
	notInArray,
	or,
	sql,
	type SQLWrapper
} from 'drizzle-orm';
import type { Counting } from '../../domain/charts/counts.ts';
import type { Count, MemberStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { ofOperator } from '../lists/participants.ts';
import { countedBy, countedEveryTime } from './counted.ts';

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

/** Returns the laws with the largest numbers. @param most rows; all laws if undefined */
export async function sumsByRegulation(
	count: Count,
	chosen: RegulationFilters,
	most?: number
): Promise<Sums> {
	if (isNarrowed(chosen) || !most || most > mostRankedRegulations)
		return (await readSums(count, chosen, most))();
	const { shown, ...all } = await sumsOfAll[count]();
	return { ...all, shown: shown.slice(0, most) };
}

const membersOfAll = cachedByVersion(() => readSums('members', {}, mostRankedRegulations));
/** Names on statements include the statements, so that one reading gives both. */
const signatoriesOfAll = cachedByVersion(() => readSums('signatories', {}, mostRankedRegulations));

const sumsOfAll: Record<Count, () => Promise<Sums>> = {
	statements: async () => (await signatoriesOfAll())('statements'),
	signatories: async () => (await signatoriesOfAll())(),
	members: async () => (await membersOfAll())()
};

type Summed = 'value' | 'statements';

/**
 * Reads the record once: how often each stance on each law is counted, and how many of these are statements. Each row
 * repeats the totals over all laws.
 * @param most rows by each of the two numbers
 * @returns a function that gives the sums of one of the two
 */
async function readSums(count: Count, chosen: RegulationFilters, most?: number) {
	const counted = countedBy({ count, operator: chosen.operator });
	const byStance = db
		.select({
			regulationId: counted.regulationId,
			stance: counted.stance,
			value: sql<number>`count(*)::int`.as('value'),
			statements: sql<number>`(count(*) filter (where not ${counted.isSigned}))::int`.as('stated')
		})
		.from(counted)
		.groupBy(counted.regulationId, counted.stance)
		.as('by_stance');
	const { regulationId, stance, value, statements } = byStance;
	const each = db
		.select({
			regulationId,
			value: sql<number>`sum(${value})::int`.as('all_values'),
			statements: sql<number>`sum(${statements})::int`.as('all_stated'),
			stances: sql<
				({ stance: MemberStance } & Record<Summed, number>)[]
			>`json_agg(json_build_object(
				'stance', ${stance}, 'value', ${value}, 'statements', ${statements}))`.as('stances')
		})
		.from(byStance)
		.groupBy(regulationId)
		.as('by_regulation');
	const { value: values, statements: stated } = each;
	const totalOf = (number: SQLWrapper) => sql<number>`(sum(${number}) over ())::int`;
	const placeOf = (number: SQLWrapper) =>
		sql<number>`(row_number() over (order by ${number} desc, ${title} collate "C"))::int`;
	const ranked = db
		.select({
			regulationId: each.regulationId,
			stances: each.stances,
			value: values,
			statements: stated,
			regulations: sql<number>`(count(*) over ())::int`.as('regulations'),
			valueTotal: totalOf(values).as('value_total'),
			statementsTotal: totalOf(stated).as('statements_total'),
			valuePlace: placeOf(values).as('value_place'),
			statementsPlace: placeOf(stated).as('statements_place')
		})
		.from(each)
		.innerJoin(t.regulation, and(eq(id, each.regulationId), regulationsOf(chosen)))
		.as('ranked');
	const rows = await db
		.select({ regulation: rankedRegulationColumns, row: ranked._.selectedFields })
		.from(ranked)
		.innerJoin(t.regulation, eq(id, ranked.regulationId))
		.where(most ? or(lte(ranked.valuePlace, most), lte(ranked.statementsPlace, most)) : undefined);
	return (by: Summed = 'value'): Sums => ({
		shown: rows
			.toSorted((one, other) => one.row[`${by}Place`] - other.row[`${by}Place`])
			.slice(0, most)
			.map(({ regulation, row: { stances, [by]: value } }) => ({
				regulation,
				value,
				stances: stances.flatMap(({ stance, [by]: value }) => (value ? { stance, value } : []))
			})),
		regulations: rows[0]?.row.regulations ?? 0,
		total: rows[0]?.row[`${by}Total`] ?? 0
	});
}

/** The number of statements with a stance on each of these laws, by id. @param most as for their sums */
export async function statementsByLaw(
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

const statementsOfAll = cachedByVersion(() => readUnits('statements', {}));
const unitsOfAll: Record<Count, () => Promise<number>> = {
	statements: statementsOfAll,
	signatories: statementsOfAll,
	members: cachedByVersion(() => readUnits('members', {}))
};

async function readUnits(
	count: Count,
	{ operator, ...chosen }: RegulationFilters
): Promise<number> {
	const regulations = db.select({ id }).from(t.regulation).where(regulationsOf(chosen));
	if (count === 'members') {
		const each = countedBy({ count, operator });
		const members = db
			.select({ id: each.stakeholderId })
			.from(each)
			.where(inArray(each.regulationId, regulations));
		// Looked up in their table, because distinct ones would be sorted or kept.
		return db.$count(t.stakeholder, inArray(t.stakeholder.id, members));
	}
	// Co-signatories add no statement.
	const { statementId, regulationId } = t.position;
	const taking = db
		.select({ statementId })
		.from(t.position)
		.where(inArray(regulationId, regulations));
	const { id: statement, state } = t.statement;
	return db.$count(
		t.statement,
		and(
			isPublished(state),
			inArray(statement, taking),
			operator && notInArray(statement, ofOperator())
		)
	);
}
