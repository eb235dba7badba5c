import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Listing, type ListRequest } from '../../domain/filters.ts';
import type { StatementCard } from '../../domain/record.ts';
import type { StakeholderKind } from '../../domain/vocabulary.ts';
import { statementCards } from '../db/cards.ts';
import { db } from '../db/index.ts';
import { only, where } from '../db/list.ts';
import { listing } from '../db/listing.ts';
import * as t from '../db/schema.ts';
import { represented } from '../db/tallies.ts';
import { statementName } from '../db/views.ts';
import { facets } from './facets.ts';
import { conditionsOf, type filters, order } from './filters.ts';

interface StatementListing extends Listing<StatementCard> {
	/** With `signed`: how many names of that kind stand on the listed statements, as charts count signatories. */
	names?: number;
	/** With `represents`: how many members of that kind they represent, each once. */
	members?: number;
}

export async function list(request: ListRequest<typeof filters>): Promise<StatementListing> {
	const { signed, represents, sort } = request.filters;
	const conditions = conditionsOf(request.filters);
	const all = where(conditions);
	const [listed, names, members] = await Promise.all([
		listing(
			{
				counting: {
					...{ noun: 'statement', facets, chosen: request.filters },
					rest: only(conditions, ['signed', 'represents', 'from', 'to', 'wider', 'q'])
				},
				page: request.page,
				days: order(sort)
			},
			({ within, ...span }) =>
				statementCards({
					...{ where: and(all, within), order: sort === 'oldest' ? 'oldest' : 'newest' },
					...span
				})
		),
		signed && countOf(signed, statementName, all),
		represents && countOf(represents, represented, all, sql`distinct stakeholder_id`)
	]);
	return { ...listed, names, members };
}

async function countOf(
	kind: StakeholderKind,
	view: typeof statementName | typeof represented,
	where: SQL | undefined,
	each = sql`*`
) {
	const [row] = await db
		.select({ count: sql<number>`count(${each})::int` })
		.from(view)
		.innerJoin(t.statement, eq(t.statement.id, view.statementId))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, view.stakeholderId))
		.where(and(where, eq(t.stakeholder.kind, kind)));
	return row?.count;
}
