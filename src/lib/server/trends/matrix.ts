import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { type Matrix, type MatrixCell, shortTitle } from '../../domain/charts.ts';
import { filterQuery } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { lawTally, voiceLaw, voiceTally } from '../db/tallies.ts';
import { type LawFilters, lawsOf, totalsOf } from './counted.ts';

export const mostStakeholders = 60;
export const mostLaws = 30;

/**
 * The latest stance of each stakeholder on each law, from statements with its own name on them: what a coalition
 * says is in the coalition's row alone. The most active of both are shown.
 */
export async function matrix(chosen: LawFilters = {}, totals = totalsOf(chosen)): Promise<Matrix> {
	const [active, discussed, { discussed: all }] = await Promise.all([
		mostActive(chosen),
		mostDiscussed(chosen),
		totals
	]);
	const found = await positionsOf(active.ids, discussed);
	const laws = discussed.flatMap((id) => {
		const law = found.find(({ regulation }) => regulation.id === id)?.regulation;
		return law ? [law] : [];
	});
	const rows = active.ids.flatMap((id) => {
		const own = found.filter(({ stakeholder }) => stakeholder.id === id);
		const stakeholder = own[0]?.stakeholder;
		if (!stakeholder) return [];
		const cells = laws.map((law) => cellOf(own.find(({ regulation }) => regulation.id === law.id)));
		return { slug: stakeholder.slug, name: stakeholder.name, cells };
	});
	return {
		laws: laws.map((law) => ({
			slug: law.slug,
			title: law.title,
			short: shortTitle(law),
			place: countryName(law.jurisdiction)
		})),
		rows,
		hiddenStakeholders: active.total - rows.length,
		hiddenLaws: all.signatories - laws.length
	};
}

/** The stakeholders with the most positions under their own names, and how many have any. */
async function mostActive(chosen: LawFilters) {
	const ranking = chosen.jurisdiction || chosen.instrument ? namedOn(chosen) : namedOnAny();
	const [rows, total] = await Promise.all([
		db
			.select({ id: ranking.id })
			.from(ranking)
			.orderBy(desc(ranking.named), asc(ranking.id))
			.limit(mostStakeholders),
		db.$count(ranking)
	]);
	return { ids: rows.map(({ id }) => id), total };
}

const namedOnAny = () =>
	db
		.select({ id: voiceTally.stakeholderId, named: voiceTally.named })
		.from(voiceTally)
		.where(gt(voiceTally.named, 0))
		.as('ranking');

function namedOn(chosen: LawFilters) {
	const named = sql<number>`sum(${voiceLaw.named})::int`;
	return db
		.select({ id: voiceLaw.stakeholderId, named: named.as('named') })
		.from(voiceLaw)
		.innerJoin(t.regulation, and(eq(t.regulation.id, voiceLaw.regulationId), lawsOf(chosen)))
		.groupBy(voiceLaw.stakeholderId)
		.having(gt(named, 0))
		.as('ranking');
}

async function mostDiscussed(chosen: LawFilters) {
	const rows = await db
		.select({ id: lawTally.regulationId })
		.from(lawTally)
		.innerJoin(t.regulation, and(eq(t.regulation.id, lawTally.regulationId), lawsOf(chosen)))
		.where(gt(lawTally.names, 0))
		.orderBy(desc(lawTally.names), asc(lawTally.regulationId))
		.limit(mostLaws);
	return rows.map(({ id }) => id);
}

/** Who speaks for an organisation is heard too: the list of statements shows the same under its name. */
function positionsOf(stakeholders: string[], laws: string[]) {
	// Each field is looked up by itself: few of those of so many stakeholders are of these laws.
	const pairs = sql`(
		select voice, law from unnest(${sql.param(stakeholders)}::text[]) voice, unnest(${sql.param(laws)}::text[]) law
	) pair`;
	return db
		.select({
			stakeholder: { id: t.stakeholder.id, slug: t.stakeholder.slug, name: t.stakeholder.name },
			regulation: {
				id: t.regulation.id,
				slug: t.regulation.slug,
				title: t.regulation.title,
				aliases: t.regulation.aliases,
				jurisdiction: t.regulation.jurisdiction
			},
			statements: voiceLaw.statements,
			latest: voiceLaw.latest
		})
		.from(pairs)
		.innerJoin(
			voiceLaw,
			and(eq(voiceLaw.stakeholderId, sql`pair.voice`), eq(voiceLaw.regulationId, sql`pair.law`))
		)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, voiceLaw.stakeholderId))
		.innerJoin(t.regulation, eq(t.regulation.id, voiceLaw.regulationId));
}

function cellOf(
	held: Awaited<ReturnType<typeof positionsOf>>[number] | undefined
): MatrixCell | null {
	const [latest, ...older] = held?.latest ?? [];
	if (!held || !latest) return null;
	const { regulation, stakeholder, statements } = held;
	return {
		...latest,
		older,
		earlier: statements - 1,
		href: `/statements${filterQuery({ regulation: regulation.slug, stakeholder: stakeholder.slug })}`
	};
}
