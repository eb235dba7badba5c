import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { type Matrix, type MatrixCell, shortTitle } from '../../domain/charts.ts';
import { filterQuery } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import type { Stance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { lawTally, voiceLaw, voiceTally } from '../db/tallies.ts';
import { type LawFilters, lawsOf, totalsOf } from './counted.ts';

const most = { stakeholders: 60, laws: 30 };
/** Where it is one figure of several; its own page shows more. */
export const mostBesideOthers = { stakeholders: 40, laws: 20 };

/**
 * The latest stance of each stakeholder on each law, from statements with its own name on them: what a coalition
 * says is in the coalition's row alone. The most active of both are shown.
 */
export async function matrix(
	chosen: LawFilters = {},
	{ stakeholders, laws: columns } = most,
	totals = totalsOf(chosen)
): Promise<Matrix> {
	const [active, discussed, { discussed: all }] = await Promise.all([
		mostActive(chosen, stakeholders),
		mostDiscussed(chosen, columns),
		totals
	]);
	const [voices, found] = await Promise.all([
		namesOf(active.ids),
		positionsOf(
			active.ids,
			discussed.map(({ id }) => id)
		)
	]);
	const held = new Map(found.map((position) => [keyOf(position), position]));
	const laws = discussed.filter(({ id }) => found.some((position) => position.law === id));
	const on = laws.map(({ slug }) => filterQuery({ regulation: slug }));
	const rows = active.ids.flatMap((voice) => {
		const named = voices.find(({ id }) => id === voice);
		if (!named || !found.some((position) => position.voice === voice)) return [];
		const { slug, name } = named;
		const by = filterQuery({ stakeholder: slug }).replace('?', '&');
		const cells = laws.map((law, place) =>
			cellOf(held.get(keyOf({ voice, law: law.id })), `/statements${on[place]}${by}`)
		);
		return { slug, name, cells };
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

const keyOf = ({ voice, law }: Pick<Held, 'voice' | 'law'>) => `${voice} ${law}`;

/** The stakeholders with the most positions under their own names, and how many have any. */
async function mostActive(chosen: LawFilters, most: number) {
	const ranking = chosen.jurisdiction || chosen.instrument ? namedOn(chosen) : namedOnAny();
	const rows = await ranking.limit(most);
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

function namesOf(ids: string[]) {
	const { id, slug, name } = t.stakeholder;
	return db.select({ id, slug, name }).from(t.stakeholder).where(inArray(id, ids));
}

function mostDiscussed(chosen: LawFilters, most: number) {
	const { id, slug, title, aliases, jurisdiction } = t.regulation;
	return db
		.select({ id, slug, title, aliases, jurisdiction })
		.from(lawTally)
		.innerJoin(t.regulation, and(eq(id, lawTally.regulationId), lawsOf(chosen)))
		.where(gt(lawTally.names, 0))
		.orderBy(desc(lawTally.names), asc(lawTally.regulationId))
		.limit(most);
}

/** The ids of both, and what the one said of the other. */
interface Held {
	voice: string;
	law: string;
	statements: number;
	/** Newest first. */
	latest: { stance: Stance; date: string }[];
}

/** Who speaks for an organisation is heard too: the list of statements shows the same under its name. */
function positionsOf(stakeholders: string[], laws: string[]): Promise<Held[]> {
	// Each field is looked up by itself: few of the positions of so many stakeholders are on these laws.
	const held = sql`(
		select voice, law, position.statements, position.latest
		from unnest(${sql.param(stakeholders)}::text[]) voice,
			unnest(${sql.param(laws)}::text[]) law,
			lateral (
				select * from ${voiceLaw} where stakeholder_id = voice and regulation_id = law offset 0
			) position
	) held`;
	return db
		.select({
			voice: sql<string>`voice`,
			law: sql<string>`law`,
			statements: sql<number>`statements`,
			latest: sql<Held['latest']>`latest`
		})
		.from(held);
}

function cellOf(held: Held | undefined, href: string): MatrixCell | null {
	const [latest, ...older] = held?.latest ?? [];
	if (!held || !latest) return null;
	const { stance, date } = latest;
	return { stance, date, older, earlier: held.statements - 1, href };
}
