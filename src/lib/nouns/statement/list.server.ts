import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Listing } from '../../domain/filters.ts';
import type { StatementCard } from '../../domain/record.ts';
import { statementCards } from './card.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { where } from '../../server/lists/list.ts';
import { type Asked, listing } from '../../server/lists/listing.ts';
import * as t from '../../server/db/schema.ts';
import { represented } from '../../server/derived/tables.ts';
import { statementName } from '../../server/derived/views.ts';
import { facetedStatements } from './facets.server.ts';
import { type Chosen, conditionsOf, countsAs, isChosenKind } from './filters.server.ts';

interface StatementListing extends Listing<StatementCard> {
	/** With `signed`: the number of names of that kind on the listed statements, as charts count signatories. */
	names?: number;
	/** With `represents`: the number of members of that kind whom they represent. */
	members?: number;
	/** With `with`: the name of that stakeholder, if it is published. */
	partner?: string;
}

const pages = listing(facetedStatements, ({ where, ...span }, { sort }) =>
	statementCards({ where, order: sort === 'oldest' ? 'oldest' : 'newest', ...span })
);

export async function list(request: Asked<Chosen>): Promise<StatementListing> {
	const { signed, represents, with: partner, ...chosen } = request.filters;
	const all = where(conditionsOf(request.filters));
	const [page, names, members, stakeholder] = await Promise.all([
		pages(request),
		signed && countOf(isChosenKind(signed, chosen), statementName, all),
		represents &&
			countOf(isChosenKind(represents, chosen), represented, all, sql`distinct stakeholder_id`),
		partner &&
			db.query.stakeholder.findFirst({
				columns: { name: true },
				where: and(eq(t.stakeholder.slug, partner), isPublished(t.stakeholder.state))
			})
	]);
	return { ...page, names, members, ...(stakeholder && { partner: stakeholder.name }) };
}

async function countOf(
	isFitting: SQL | undefined,
	view: typeof statementName | typeof represented,
	where: SQL | undefined,
	each = sql`*`
) {
	const [row] = await db
		.select({ count: sql<number>`count(${each})::int` })
		.from(view)
		.innerJoin(t.statement, eq(t.statement.id, view.statementId))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, countsAs(view)))
		.where(and(where, isFitting));
	return row?.count;
}
