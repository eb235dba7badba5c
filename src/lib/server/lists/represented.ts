import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Source, StakeholderName } from '../../domain/record.ts';
import { representedRelations } from '../../domain/vocabulary.ts';
import { citationQuery, type Sources } from '../../nouns/citation/sources.server.ts';
import { stakeholderColumns } from '../../nouns/cards.server.ts';
import { isAmongPlaceholder, prepared } from '../db/prepared.ts';
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

/**
 * Makes a query for representations. Of a member's listings it takes the one nearest to the statement's date, as the
 * view does.
 * @param where condition on `represented`, with placeholders
 */
export function representations(where: SQL | undefined) {
	const listings = prepared((db) =>
		db
			.selectDistinctOn([represented.statementId, represented.stakeholderId], {
				statementId: represented.statementId,
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
					eq(m.state, 'published'),
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
			.prepare('representations')
	);
	return async (values: Record<string, unknown>, sources: Sources): Promise<Representation[]> => {
		const listed = await listings().execute(values);
		if (!listed.length) return [];
		const ids = listed.map(({ membershipId }) => membershipId);
		const memberships = await membershipsAmong().execute({ ids });
		const byId = new Map(
			memberships.map(({ id, citations, ...row }) => [
				id,
				{ ...row, sources: sources.all(citations) }
			])
		);
		return listed.flatMap(({ statementId, membershipId }) => {
			const membership = byId.get(membershipId);
			return membership ? { statementId, ...membership } : [];
		});
	};
}

const membershipsAmong = prepared((db) =>
	db.query.membership
		.findMany({
			where: isAmongPlaceholder(m.id, 'ids'),
			columns: { id: true, asOf: true, startDate: true, endDate: true },
			with: {
				group: { columns: stakeholderColumns },
				member: { columns: stakeholderColumns },
				citations: citationQuery
			}
		})
		.prepare('memberships')
);
