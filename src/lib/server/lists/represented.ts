import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Source, StakeholderName } from '../../domain/record.ts';
import { representedRelations } from '../../domain/vocabulary.ts';
import { citationsWhere, type Sources } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { jsonOf } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { represented } from '../derived/tables.ts';
import { statementName } from '../derived/views.ts';

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
