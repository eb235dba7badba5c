import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Matrix, type MatrixCell, shortTitle } from '../../domain/charts.ts';
import { filterQuery } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { heard } from '../db/heard.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { statementName } from '../db/views.ts';
import { type LawFilters, lawsOf, number } from './counted.ts';

export const mostStakeholders = 60;
export const mostLaws = 30;

/**
 * The latest stance of each stakeholder on each law, from statements with its own name on them: what a coalition
 * says is in the coalition's row alone. The most active of both are shown.
 */
export async function matrix(chosen: LawFilters = {}): Promise<Matrix> {
	const [active, discussed] = await Promise.all([
		ranked(statementName.stakeholderId, chosen, mostStakeholders),
		ranked(t.position.regulationId, chosen, mostLaws)
	]);
	const found = await positionsOf(active.ids, discussed.ids);
	const laws = discussed.ids.flatMap((id) => {
		const law = found.find(({ regulation }) => regulation.id === id)?.regulation;
		return law ? [law] : [];
	});
	const rows = active.ids.flatMap((id) => {
		const own = found.filter(({ stakeholder }) => stakeholder.id === id);
		const stakeholder = own[0]?.stakeholder;
		if (!stakeholder) return [];
		const cells = laws.map((law) =>
			cellOf(
				own.filter(({ regulation }) => regulation.id === law.id),
				stakeholder.slug,
				law.slug
			)
		);
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
		hiddenLaws: discussed.total - laws.length
	};
}

/** The ids with the most positions, and how many have any. */
async function ranked(
	key: typeof statementName.stakeholderId | typeof t.position.regulationId,
	chosen: LawFilters,
	most: number
) {
	const rows = await db
		.select({ id: sql<string>`${key}`, total: sql<number>`(count(*) over ())::int` })
		.from(t.position)
		.innerJoin(statementName, eq(statementName.statementId, t.position.statementId))
		.innerJoin(t.regulation, and(eq(t.regulation.id, t.position.regulationId), lawsOf(chosen)))
		.groupBy(key)
		.orderBy(desc(number), asc(key))
		.limit(most);
	return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** Newest first. Who speaks for an organisation is heard too: the list of statements shows the same under its name. */
function positionsOf(stakeholders: string[], laws: string[]) {
	const voice = heard();
	return db
		.selectDistinct({
			stakeholder: { id: t.stakeholder.id, slug: t.stakeholder.slug, name: t.stakeholder.name },
			regulation: {
				id: t.regulation.id,
				slug: t.regulation.slug,
				title: t.regulation.title,
				aliases: t.regulation.aliases,
				jurisdiction: t.regulation.jurisdiction
			},
			stance: t.position.stance,
			date: t.statement.date,
			latest: t.statement.latest,
			earliest: t.statement.earliest,
			statementId: t.statement.id
		})
		.from(t.position)
		.innerJoin(t.statement, eq(t.statement.id, t.position.statementId))
		.innerJoin(voice, eq(voice.statementId, t.statement.id))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, voice.stakeholderId))
		.innerJoin(t.regulation, eq(t.regulation.id, t.position.regulationId))
		.where(and(inArray(t.stakeholder.id, stakeholders), inArray(t.regulation.id, laws)))
		.orderBy(desc(t.statement.latest), desc(t.statement.earliest), asc(t.statement.id));
}

function cellOf(
	[latest, ...older]: Pick<MatrixCell, 'stance' | 'date'>[],
	stakeholder: string,
	regulation: string
): MatrixCell | null {
	if (!latest) return null;
	return {
		stance: latest.stance,
		date: latest.date,
		older: older.map(({ stance, date }) => ({ stance, date })),
		href: `/statements${filterQuery({ regulation, stakeholder })}`
	};
}
