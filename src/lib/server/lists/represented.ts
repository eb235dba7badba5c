import { and, asc, eq, inArray, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Counting } from '../../domain/charts/counts.ts';
import type { Source, StakeholderName } from '../../domain/record.ts';
import { type MemberStance, representedRelations } from '../../domain/vocabulary.ts';
import { citationsWhere, type Sources } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { jsonOf } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { represented } from '../derived/tables.ts';
import { statementName } from '../derived/views.ts';
import { ofOperator } from './participants.ts';

export interface Representation {
	statementId: string;
	group: StakeholderName;
	member: StakeholderName;
	/** Day of the list of members, or the member's own dates, in EDTF. */
	asOf: string | null;
	startDate: string | null;
	endDate: string | null;
	sources: Source[];
}

const m = t.membership;
const group = alias(t.stakeholder, 'group');
const who = alias(t.stakeholder, 'member');

/**
 * Takes the listing nearest to the statement's date if a member has several, as the view does.
 * @param where condition on `represented`
 */
export function representations(where: SQL | undefined) {
	const listed = db
		.selectDistinctOn([represented.statementId, represented.stakeholderId], {
			statementId: represented.statementId,
			stakeholderId: represented.stakeholderId,
			membershipId: m.id
		})
		.from(represented)
		.innerJoin(t.statement, eq(t.statement.id, represented.statementId))
		.innerJoin(statementName, eq(statementName.statementId, represented.statementId))
		.innerJoin(
			m,
			and(
				eq(m.groupId, statementName.stakeholderId),
				eq(m.memberId, represented.stakeholderId),
				isPublished(m.state),
				inArray(m.relation, representedRelations)
			)
		)
		.where(where)
		.orderBy(
			represented.statementId,
			represented.stakeholderId,
			sql`${m.asOf} is null`,
			sql`greatest(${m.asOfEarliest} - ${t.statement.latest}, ${t.statement.earliest} - ${m.asOfLatest}, 0)`,
			asc(m.asOfEarliest),
			asc(m.asOf)
		)
		.as('listed');
	return db
		.select({
			statementId: listed.statementId,
			group: jsonOf({ slug: group.slug, name: group.name, kind: group.kind }),
			member: jsonOf({ slug: who.slug, name: who.name, kind: who.kind }),
			asOf: m.asOf,
			startDate: m.startDate,
			endDate: m.endDate,
			citations: citationsWhere(eq(t.citation.membershipId, m.id))
		})
		.from(listed)
		.innerJoin(m, eq(m.id, listed.membershipId))
		.innerJoin(group, eq(group.id, m.groupId))
		.innerJoin(who, eq(who.id, m.memberId))
		.orderBy(listed.statementId, listed.stakeholderId);
}

export const withSources = (
	rows: Awaited<ReturnType<typeof representations>>,
	sources: Sources
): Representation[] =>
	rows.map(({ citations, ...row }) => ({ ...row, sources: sources.all(citations) }));

/**
 * Each member that was represented on a law, once, with the stance of these statements (`several` if they differ) and the
 * first of them. Statements without a stance count only if there is no other.
 * @param operator `without` leaves out the statements of the stakeholder that runs this copy, and this stakeholder
 */
export function representedMembers(operator: Counting['operator']) {
	const { regulationId, statementId, stance } = t.position;
	const { id, date, earliest, latest } = t.statement;
	const isSilent = sql`${stance} = 'not_stated'`;
	const each = db
		.select({
			regulationId,
			stakeholderId: represented.stakeholderId,
			stance:
				sql<MemberStance>`case when count(distinct ${stance}) filter (where not ${isSilent}) > 1
				then 'several'
				else coalesce(min(${stance}) filter (where not ${isSilent}), min(${stance}))::text end`.as(
					'common_stance'
				),
			firstId:
				sql<string>`(array_agg(${id} order by ${isSilent}, ${latest}, ${earliest}, ${id}))[1]`.as(
					'first_id'
				)
		})
		.from(represented)
		.innerJoin(t.statement, eq(id, represented.statementId))
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(operator && isOfOthers(represented))
		.groupBy(regulationId, represented.stakeholderId)
		.as('member');
	return db
		.select({
			regulationId,
			statementId,
			stance: sql<MemberStance>`${each.stance}`.as('stance'),
			date,
			earliest,
			latest,
			stakeholderId: sql<string>`${each.stakeholderId}`.as('stakeholder_id'),
			isSigned: sql<boolean>`false`.as('is_signed')
		})
		.from(each)
		.innerJoin(t.statement, eq(id, each.firstId))
		.innerJoin(t.position, and(eq(statementId, id), eq(regulationId, each.regulationId)))
		.as('counted');
}

/** True if neither the statement nor the name is that of the stakeholder that runs this copy. */
export const isOfOthers = (named: Record<'statementId' | 'stakeholderId', SQLWrapper>) =>
	and(
		sql`${named.statementId} not in ${ofOperator()}`,
		sql`${named.stakeholderId} is distinct from ${t.operatorId}`
	);
