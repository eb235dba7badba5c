import { and, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

const { organisationId, speakerId, state } = t.statement;

/**
 * Who is heard in a published statement, each once: its organisation, its speaker, its co-signatories. This is what
 * lists mean by the statements of a stakeholder; a member of a group that speaks is not heard.
 */
export function heard() {
	const signed = t.signatory.stakeholderId;
	return unionAll(
		heardAs(organisationId).where(and(published, isNotNull(organisationId))),
		heardAs(speakerId).where(
			and(published, isNotNull(speakerId), isNot(organisationId, speakerId))
		),
		heardAs(signed)
			.innerJoin(t.signatory, eq(t.signatory.statementId, t.statement.id))
			.where(and(published, isNot(organisationId, signed), isNot(speakerId, signed)))
	).as('heard');
}

const published = eq(state, 'published');

/** True where there is no one as well. */
const isNot = (one: PgColumn, other: PgColumn): SQL | undefined => or(isNull(one), ne(one, other));

const heardAs = (voice: PgColumn) =>
	db
		.select({
			statementId: sql<string>`${t.statement.id}`.as('heard_in'),
			stakeholderId: sql<string>`${voice}`.as('heard_voice'),
			date: sql<string>`${t.statement.date}`.as('heard_date'),
			earliest: sql<string>`${t.statement.earliest}`.as('heard_earliest'),
			latest: sql<string>`${t.statement.latest}`.as('heard_latest')
		})
		.from(t.statement)
		.$dynamic();
