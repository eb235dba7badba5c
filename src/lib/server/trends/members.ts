import { and, count, countDistinct, eq, sql } from 'drizzle-orm';
import { type BinUnit, binOf, binUnits, type Fit, fitsBin } from '../../domain/bins.ts';
import { groupBy } from '../../domain/succession.ts';
import type { Standing } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { represented } from '../db/tallies.ts';
import { representedMember as once } from '../db/views.ts';
import { type LawFilters, lawsOf } from './counted.ts';
import type { Counted } from './table.ts';

// Members that were represented, each once, counted when they are asked for: who they are at a law, and under which
// stance, no sum of what single statements add could tell.

const isOn = (slug: string) =>
	and(eq(t.regulation.slug, slug), eq(t.regulation.state, 'published'));

/** Who was represented on a law, each with the first statement that did so. */
function membersOn(slug: string) {
	const { stance, statementId, date, earliest, latest } = once;
	return db
		.select({ kind: t.stakeholder.kind, stance, statementId, date, earliest, latest })
		.from(once)
		.innerJoin(t.regulation, and(eq(t.regulation.id, once.regulationId), isOn(slug)))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, once.stakeholderId));
}

const behindDemands = {
	demand: t.demand.demand,
	members: countDistinct(represented.stakeholderId)
};

function demandedOn(slug: string) {
	return db
		.select(behindDemands)
		.from(represented)
		.innerJoin(t.position, eq(t.position.statementId, represented.statementId))
		.innerJoin(t.regulation, and(eq(t.regulation.id, t.position.regulationId), isOn(slug)))
		.innerJoin(t.demand, eq(t.demand.statementId, represented.statementId))
		.groupBy(sql`grouping sets ((${t.demand.demand}), ())`);
}

/** As `figuresOf` gives them for other counts. */
export async function figuresOfMembers(slug: string) {
	const [members, demanded] = await Promise.all([membersOn(slug), demandedOn(slug)]);
	return {
		kind: tally(members.map(({ kind, stance }) => ({ row: kind, stance }))),
		demand: demanded.flatMap(({ demand, members }) =>
			demand === null ? [] : { row: demand as string, stance: 'several' as const, value: members }
		),
		demanding: demanded.find(({ demand }) => demand === null)?.members ?? 0,
		dates: members.length,
		spans: binUnits.flatMap((unit): Fit[] => {
			const bins = members
				.filter((date) => fitsBin(date, unit))
				.map(startIn(unit))
				.sort();
			return bins.length ? [{ unit, dates: bins.length, first: bins[0]!, last: bins.at(-1)! }] : [];
		})
	};
}

/** As `courseOf` gives it for other counts: each member at the first statement that represented it. */
export async function courseOfMembers(slug: string, unit: BinUnit, mostWide: number) {
	const members = await membersOn(slug);
	const fitting = members.filter((date) => fitsBin(date, unit));
	const wide = new Map(
		members
			.filter((date) => !fitsBin(date, unit))
			.sort((a, b) => (a.earliest + a.statementId < b.earliest + b.statementId ? -1 : 1))
			.map(({ statementId: id, date }) => [id, { id, date }])
	);
	return {
		numbers: tally(fitting.map((date) => ({ row: startIn(unit)(date), stance: date.stance }))),
		wide: [...wide.values()].slice(0, mostWide)
	};
}

const startIn = (unit: BinUnit) => (date: { earliest: string }) => binOf(date.earliest, unit).from;

const tally = (each: Pick<Counted, 'row' | 'stance'>[]): Counted[] =>
	groupBy(each, ({ row, stance }) => `${row} ${stance}`).map(({ rows }) => ({
		...rows[0]!,
		value: rows.length
	}));

/** How many were represented on each law by stance, on how many statements this rests, and how many they are in all. */
export async function membersByLaw(chosen: LawFilters) {
	const { id, slug, title, aliases, jurisdiction } = t.regulation;
	const isChosen = and(eq(id, once.regulationId), lawsOf(chosen));
	const [counts, statements, [all]] = await Promise.all([
		db
			.select({ slug, title, aliases, jurisdiction, stance: once.stance, value: count() })
			.from(once)
			.innerJoin(t.regulation, isChosen)
			.groupBy(id, once.stance),
		db
			.select({ slug, statements: countDistinct(represented.statementId) })
			.from(represented)
			.innerJoin(t.position, eq(t.position.statementId, represented.statementId))
			.innerJoin(t.regulation, and(eq(id, t.position.regulationId), lawsOf(chosen)))
			.groupBy(id),
		db
			.select({ members: countDistinct(once.stakeholderId) })
			.from(once)
			.innerJoin(t.regulation, isChosen)
	]);
	return {
		counts: counts as ((typeof counts)[number] & { stance: Standing })[],
		statements: new Map(statements.map((law) => [law.slug, law.statements])),
		members: all?.members ?? 0
	};
}
