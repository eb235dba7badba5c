import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import { db } from './index.ts';
import * as t from './schema.ts';

/**
 * Who is heard in a published statement: its organisation, its speaker, its co-signatories. A stakeholder that is two
 * of these comes twice. This is what lists mean by the statements of a stakeholder; a member of a group that speaks
 * is not heard.
 */
export function heard() {
	const published = eq(t.statement.state, 'published');
	const as = (column: PgColumn) => ({
		statementId: sql<string>`${t.statement.id}`.as('heard_in'),
		stakeholderId: sql<string>`${column}`.as('heard_voice')
	});
	const inColumn = (column: PgColumn) =>
		db
			.select(as(column))
			.from(t.statement)
			.where(and(published, isNotNull(column)));
	return unionAll(
		inColumn(t.statement.organisationId),
		inColumn(t.statement.speakerId),
		db
			.select(as(t.signatory.stakeholderId))
			.from(t.signatory)
			.innerJoin(t.statement, eq(t.statement.id, t.signatory.statementId))
			.where(published)
	).as('heard');
}
