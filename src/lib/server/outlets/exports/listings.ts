import { and, type Column, eq, type SQL } from 'drizzle-orm';
import { alias, type PgTable, type SelectedFields } from 'drizzle-orm/pg-core';
import { oneOf, query, type Reader, slug } from '../../../domain/filters.ts';
import { type Name, nounOf } from '../../../domain/nouns.ts';
import { membershipRelations } from '../../../domain/vocabulary.ts';
import { type FilteredList, listQueries } from '../../../nouns/index.server.ts';
import { db } from '../../db/index.ts';
import { isPublished } from '../../db/published.ts';
import * as t from '../../db/schema.ts';
import type { Order } from '../../lists/cursor.ts';
import { type Conditions, contains, type Join, where } from '../../lists/list.ts';

/**
 * A list's query has published rows, or withdrawn ones, of which only id and reason may be shown. Withdrawn rows have no
 * order of lists, and are not found by words, because the search index forgets them.
 */
export interface Listed {
	id: Column;
	from: PgTable;
	joins?: Join[];
	where: SQL | undefined;
	order: Order;
}

export function selectFrom<Columns extends SelectedFields>(
	{ from, joins = [] }: Listed,
	columns: Columns
) {
	const query = db.select(columns).from(from).$dynamic();
	for (const [table, on] of joins) query.innerJoin(table, on);
	return query;
}

type Shown = 'published' | 'withdrawn';

/** A filter without fixed values may be compared with a column of another table. */
type Chosen = Record<string, string | SQL | undefined>;

interface Listing {
	filters: Record<string, Reader>;
	list(chosen: Chosen, state?: Shown): Listed;
}

interface Queries {
	filters: Record<string, Reader>;
	conditionsOf(chosen: Chosen): Conditions;
	whereOf?(chosen: Chosen, state: Shown): SQL | undefined;
	joinsOf?(sort: unknown, state: Shown): Join[];
	order(sort: unknown): Order;
}

const filtered = Object.entries(
	listQueries as Record<FilteredList, unknown> as Record<string, Queries>
).map(([name, { filters, conditionsOf, whereOf, joinsOf, order }]): [string, Listing] => {
	const table = t[nounOf[name as FilteredList]] as typeof t.event;
	return [
		name,
		{
			filters,
			list: (chosen, state = 'published') => ({
				id: table.id,
				from: table,
				joins: joinsOf?.(chosen.sort, state),
				where: whereOf
					? whereOf(chosen, state)
					: where({ ...conditionsOf(chosen), state: eq(table.state, state) }),
				order: order(chosen.sort)
			})
		}
	];
});

const group = alias(t.stakeholder, 'group_of');
const member = alias(t.stakeholder, 'member_of');

const memberships: Listing = {
	filters: { group: slug, member: slug, relation: oneOf(membershipRelations) },
	list: (chosen, state = 'published') => ({
		id: t.membership.id,
		from: t.membership,
		joins: [
			[group, eq(group.id, t.membership.groupId)],
			[member, eq(member.id, t.membership.memberId)]
		],
		where: and(
			eq(t.membership.state, state),
			...[group, member].map(({ state }) => isPublished(state)),
			chosen.group ? eq(group.slug, chosen.group) : undefined,
			chosen.member ? eq(member.slug, chosen.member) : undefined,
			chosen.relation ? eq(t.membership.relation, chosen.relation as 'member') : undefined
		),
		order: { by: [[t.membership.groupId, 'text']], direction: 'asc', unique: t.membership.id }
	})
};

const topics: Listing = {
	filters: { q: query },
	list: ({ q }, state = 'published') => ({
		id: t.topic.id,
		from: t.topic,
		where: and(eq(t.topic.state, state), q ? contains(q as string, t.topic.name) : undefined),
		order: { by: [[t.topic.name, 'text']], direction: 'asc', unique: t.topic.slug }
	})
};

export const listings = { ...Object.fromEntries(filtered), memberships, topics } as Record<
	Name,
	Listing
>;
