import { and, type Column, eq, type SQL } from 'drizzle-orm';
import { alias, type PgTable, type SelectedFields } from 'drizzle-orm/pg-core';
import { type Filters, oneOf, query, type Reader, slug } from '../../../domain/filters.ts';
import type { Name } from '../../../domain/nouns.ts';
import { membershipRelations } from '../../../domain/vocabulary.ts';
import * as articles from '../../../nouns/article/queries.server.ts';
import * as campaigns from '../../../nouns/campaign/queries.server.ts';
import { preferredClaim } from '../../../nouns/event/card.server.ts';
import { db } from '../../db/index.ts';
import type { Order } from '../../lists/cursor.ts';
import { contains, type Join, where } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import * as events from '../../../nouns/event/queries.server.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';

/**
 * What a choice of filters lists, as a query to be read from place to place. Published rows alone, unless those that
 * were withdrawn are asked for, of which nothing may be told but that they were, and why.
 */
export interface Listed {
	id: Column;
	from: PgTable;
	joins?: Join[];
	where: SQL | undefined;
	order: Order;
}

/** A query of some columns of what a list has, still without its conditions. */
export function selectFrom<Columns extends SelectedFields>(
	{ from, joins = [] }: Listed,
	columns: Columns
) {
	const query = db.select(columns).from(from).$dynamic();
	for (const [table, on] of joins) query.innerJoin(table, on);
	return query;
}

/** The lists of the record, one a noun, with the filters that their pages take. */
export const listings = {
	statements: listing(statements.filters, (chosen, state) => ({
		id: t.statement.id,
		from: t.statement,
		where: where({ ...statements.conditionsOf(chosen), state: eq(t.statement.state, state) }),
		order: statements.order(chosen.sort)
	})),

	events: listing(events.filters, (chosen, state) => ({
		id: t.event.id,
		from: t.event,
		joins: [[t.datedClaim, preferredClaim]],
		where: where({ ...events.conditionsOf(chosen), state: eq(t.event.state, state) }),
		order: events.order(chosen.sort)
	})),

	articles: listing(articles.filters, (chosen, state) => ({
		id: t.article.id,
		from: t.article,
		where: articles.whereOf(chosen, state),
		order: articles.order(chosen.sort)
	})),

	regulations: listing(regulations.filters, (chosen, state) => ({
		id: t.regulation.id,
		from: t.regulation,
		joins: regulations.joinsOf(chosen.sort),
		where: where({ ...regulations.conditionsOf(chosen), state: eq(t.regulation.state, state) }),
		order: regulations.order(chosen.sort)
	})),

	stakeholders: listing(stakeholders.filters, (chosen, state) => ({
		id: t.stakeholder.id,
		from: t.stakeholder,
		joins: stakeholders.joinsOf(chosen.sort),
		where: where({ ...stakeholders.conditionsOf(chosen), state: eq(t.stakeholder.state, state) }),
		order: stakeholders.order(chosen.sort)
	})),

	memberships: listing(
		{ group: slug, member: slug, relation: oneOf(membershipRelations) },
		(chosen, state) => ({
			id: t.membership.id,
			from: t.membership,
			joins: [
				[group, eq(group.id, t.membership.groupId)],
				[member, eq(member.id, t.membership.memberId)]
			],
			where: and(
				eq(t.membership.state, state),
				...[group, member].map(({ state }) => eq(state, 'published')),
				chosen.group ? eq(group.slug, chosen.group) : undefined,
				chosen.member ? eq(member.slug, chosen.member) : undefined,
				chosen.relation && eq(t.membership.relation, chosen.relation)
			),
			order: { by: [[t.membership.groupId, 'text']], direction: 'asc', unique: t.membership.id }
		})
	),

	campaigns: listing(campaigns.filters, (chosen, state) => ({
		id: t.campaign.id,
		from: t.campaign,
		where: where({ ...campaigns.conditionsOf(chosen), state: eq(t.campaign.state, state) }),
		order: campaigns.order(chosen.sort)
	})),

	topics: listing({ q: query }, (chosen) => ({
		id: t.topic.id,
		from: t.topic,
		where: chosen.q ? contains(chosen.q, t.topic.name) : undefined,
		order: { by: [[t.topic.name, 'text']], direction: 'asc', unique: t.topic.slug }
	}))
} satisfies Record<Name, unknown>;

const group = alias(t.stakeholder, 'group_of');
const member = alias(t.stakeholder, 'member_of');

type Shown = 'published' | 'withdrawn';

interface Listing {
	filters: Record<string, Reader>;
	/** The value chosen for an open filter, for which `takes` lists no values, may be a column of another table. */
	list(chosen: Record<string, string | SQL | undefined>, state?: Shown): Listed;
}

function listing<Spec extends Record<string, Reader>>(
	filters: Spec,
	list: (chosen: Filters<Spec>, state: Shown) => Listed
): Listing {
	return {
		filters,
		list: (chosen, state = 'published') => list(chosen as Filters<Spec>, state)
	};
}
