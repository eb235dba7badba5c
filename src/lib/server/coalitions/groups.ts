import { and, count, countDistinct, desc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { filterQuery } from '../../domain/filters.ts';
import type { StakeholderName } from '../../domain/record.ts';
import { demands } from '../../domain/vocabulary.ts';
import { participants } from '../lists/participants.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { type Chosen, stakeholderCondition, statementCondition } from './filters.ts';

export interface Group {
	group: StakeholderName;
	/** Members ever listed, each once, without office-holders. */
	members: number;
	/** Statements that the group made or signed itself. */
	statements: number;
	href: string;
	asks: { label: string; statements: number; href: string }[];
}

const group = alias(t.stakeholder, 'group_of');
const member = alias(t.stakeholder, 'member_of');

/** Selects published memberships, as a group's page shows them under «Members». */
export const listedMembers = () =>
	db
		.select({
			groupId: sql<string>`${t.membership.groupId}`.as('listed_in'),
			memberId: sql<string>`${t.membership.memberId}`.as('listed_member')
		})
		.from(t.membership)
		.innerJoin(group, onPublished(group, t.membership.groupId))
		.innerJoin(member, onPublished(member, t.membership.memberId))
		.where(and(eq(t.membership.state, 'published'), ne(t.membership.relation, 'person_of')))
		.as('listings');

/** Ranks groups by statements. If a law is chosen, only groups with a statement on it. */
export async function groupsOf(
	chosen: Chosen,
	most: number
): Promise<{ rows: Group[]; total: number }> {
	const { id, slug, name, kind } = t.stakeholder;
	const { regulation } = chosen;
	const listed = listedMembers();
	const own = ownStatements(chosen);
	const statements = sql<number>`coalesce(max(${own.statements}), 0)::int`;
	const members = countDistinct(listed.memberId);
	const rows = await db
		.select({
			id,
			statements,
			members,
			group: { slug, name, kind },
			total: sql<number>`(count(*) over ())::int`
		})
		.from(listed)
		.innerJoin(t.stakeholder, eq(id, listed.groupId))
		.innerJoin(member, eq(member.id, listed.memberId))
		.leftJoin(own, eq(own.id, id))
		.where(regulation ? isNotNull(own.id) : undefined)
		.groupBy(id)
		.having(
			sql`bool_or(${or(stakeholderCondition(t.stakeholder, chosen), stakeholderCondition(member, chosen)) ?? sql`true`})`
		)
		.orderBy(desc(statements), desc(members), name, id)
		.limit(most);
	const asked = await asksOf(
		rows.map(({ id }) => id),
		chosen
	);
	return {
		rows: rows.map(({ id, group, members, statements }) => {
			const query = { regulation, stakeholder: group.slug };
			const asks = asked
				.filter((each) => each.id === id)
				.map(({ demand, statements }) => ({
					label: demands[demand],
					statements,
					href: `/statements${filterQuery({ ...query, demand })}`
				}));
			return { group, members, statements, href: `/statements${filterQuery(query)}`, asks };
		}),
		total: rows[0]?.total ?? 0
	};
}

export function ownStatements(chosen: Chosen) {
	const participant = participants();
	return db
		.select({
			id: sql<string>`${participant.stakeholderId}`.as('own_stakeholder'),
			statements: count().as('own_statements')
		})
		.from(participant)
		.innerJoin(t.statement, eq(t.statement.id, participant.statementId))
		.where(statementCondition(chosen))
		.groupBy(participant.stakeholderId)
		.as('own');
}

async function asksOf(ids: string[], chosen: Chosen) {
	if (!ids.length) return [];
	const participant = participants();
	const { demand } = t.demand;
	return db
		.select({ id: participant.stakeholderId, demand, statements: count() })
		.from(participant)
		.innerJoin(t.statement, eq(t.statement.id, participant.statementId))
		.innerJoin(t.demand, eq(t.demand.statementId, participant.statementId))
		.where(and(inArray(participant.stakeholderId, ids), statementCondition(chosen)))
		.groupBy(participant.stakeholderId, demand)
		.orderBy(desc(count()), demand);
}
