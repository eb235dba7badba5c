import { count, countDistinct, eq, inArray, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import type { StakeholderRow } from '../../domain/record.ts';
import { stances } from '../../domain/vocabulary.ts';
import { db } from '../../server/db/index.ts';
import { limitedTo } from '../../server/db/prepared.ts';
import { orderColumns } from '../../server/lists/cursor.ts';
import type { Facet } from '../../server/lists/facets.ts';
import { kindFacet } from '../../server/lists/kinds.ts';
import { labelIn } from '../../server/lists/list.ts';
import { listing } from '../../server/lists/listing.ts';
import * as t from '../../server/db/schema.ts';
import { conditionsOf, joinsOf, order, stakeholderFacets } from './filters.server.ts';

/** The number of statements is that of the list `/statements?stakeholder=`. */
export const list = listing(
	{ table: t.stakeholder, conditionsOf, facetsOf },
	async ({ where, limit, offset }, { sort }) => {
		const { id, slug, name, kind, country } = t.stakeholder;
		const query = db.select({ id, slug, name, kind, country }).from(t.stakeholder).$dynamic();
		for (const [joined, on] of joinsOf(sort)) query.innerJoin(joined, on);
		const rows = await query
			.where(where)
			.orderBy(...orderColumns(order(sort)))
			.limit(limitedTo(limit))
			.offset(offset);
		return withFigures(rows);
	}
);

export const stakeholdersOf = async (ids: string[]): Promise<StakeholderRow[]> => {
	const { id, slug, name, kind, country } = t.stakeholder;
	return withFigures(
		await db.select({ id, slug, name, kind, country }).from(t.stakeholder).where(inArray(id, ids))
	);
};

async function withFigures<Row extends { id: string }>(rows: Row[]) {
	const figures = await stakeholderFigures(rows.map(({ id }) => id));
	return rows.map(({ id, ...row }) => ({ ...row, ...(figures.get(id) ?? noFigures) }));
}

const noFigures = { statements: 0, regulations: 0, latest: null };

/** The figures of stakeholders by id; stakeholders without statements are missing. */
export async function stakeholderFigures(ids: string[]) {
	const { stakeholderId: id, statementId, date, earliest, latest } = t.participation;
	const inOrder = sql`${latest} desc, ${earliest} desc, ${statementId}`;
	const [rows, spokenOf] = await Promise.all([
		db
			.select({
				id,
				statements: count(),
				latest: sql<string>`(array_agg(${date} order by ${inOrder}))[1]`
			})
			.from(t.participation)
			.where(inArray(id, ids))
			.groupBy(id),
		db
			.select({ id, regulations: countDistinct(t.regulation.id) })
			.from(t.participation)
			.innerJoin(t.position, eq(t.position.statementId, statementId))
			.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
			.where(inArray(id, ids))
			.groupBy(id)
	]);
	const regulations = new Map(spokenOf.map(({ id, regulations }) => [id, regulations]));
	return new Map(
		rows.map(({ id, ...row }) => [id, { ...row, regulations: regulations.get(id) ?? 0 }])
	);
}

function facetsOf() {
	const { id } = t.stakeholder;
	return {
		...stakeholderFacets.facets,
		kind: kindFacet(t.stakeholder.kind),
		stance: {
			value: t.position.stance,
			label: labelIn(stances),
			joins: [
				[t.participation, eq(t.participation.stakeholderId, id)],
				[t.position, eq(t.position.statementId, t.participation.statementId)],
				[t.regulation, onPublished(t.regulation, t.position.regulationId)]
			],
			repeats: true
		}
	} satisfies Record<string, Facet>;
}
