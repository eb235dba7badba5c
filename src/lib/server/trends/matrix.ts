import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { type Matrix, type MatrixCell, shortTitle } from '../../domain/charts.ts';
import { filterQuery } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import type { Stance } from '../../domain/vocabulary.ts';
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
	const rows = await ranking.limit(mostStakeholders);
	return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

function namedOnAny() {
	const { stakeholderId: id, named } = voiceTally;
	const total = sql<number>`(select count(*)::int from ${voiceTally} where ${gt(named, 0)})`;
	return db
		.select({ id, total })
		.from(voiceTally)
		.where(gt(named, 0))
		.orderBy(desc(named), asc(id))
		.$dynamic();
}

function namedOn(chosen: LawFilters) {
	const { stakeholderId: id, regulationId, named } = voiceLaw;
	const sum = sql<number>`sum(${named})`;
	return db
		.select({ id, total: sql<number>`(count(*) over ())::int` })
		.from(voiceLaw)
		.innerJoin(t.regulation, and(eq(t.regulation.id, regulationId), lawsOf(chosen)))
		.groupBy(id)
		.having(gt(sum, 0))
		.orderBy(desc(sum), asc(id))
		.$dynamic();
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

interface Held {
	stakeholder: { id: string; slug: string; name: string };
	regulation: { id: string; slug: string; title: string; aliases: string[]; jurisdiction: string };
	statements: number;
	/** Newest first. */
	latest: { stance: Stance; date: string }[];
}

/** Who speaks for an organisation is heard too: the list of statements shows the same under its name. */
function positionsOf(stakeholders: string[], laws: string[]): Promise<Held[]> {
	// Each field is looked up by itself: few of the positions of so many stakeholders are on these laws.
	const held = sql`(
		select position.* from unnest(${sql.param(stakeholders)}::text[]) voice,
			unnest(${sql.param(laws)}::text[]) law,
			lateral (
				select * from ${voiceLaw} where stakeholder_id = voice and regulation_id = law offset 0
			) position
	) held`;
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
			statements: sql<number>`held.statements`,
			latest: sql<Held['latest']>`held.latest`
		})
		.from(held)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, sql`held.stakeholder_id`))
		.innerJoin(t.regulation, eq(t.regulation.id, sql`held.regulation_id`));
}

function cellOf(held: Held | undefined): MatrixCell | null {
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
