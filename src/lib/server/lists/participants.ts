import { and, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

const { organisationId, speakerId, state } = t.statement;

export const attributedToId = sql<string>`coalesce(${t.statement.organisationId}, ${t.statement.speakerId})`;

/**
 * Returns all names in a published statement, each once: organisation, speaker and co-signatories. Lists mean this by
 * statements of a stakeholder; members of a group that speaks are not included.
 */
export function participants() {
	const signed = t.signatory.stakeholderId;
	return unionAll(
		participantAs(organisationId).where(and(published, isNotNull(organisationId))),
		participantAs(speakerId).where(
			and(published, isNotNull(speakerId), isNot(organisationId, speakerId))
		),
		participantAs(signed)
			.innerJoin(t.signatory, eq(t.signatory.statementId, t.statement.id))
			.where(and(published, isNot(organisationId, signed), isNot(speakerId, signed)))
	).as('participant');
}

const published = eq(state, 'published');

/** True also for null. */
const isNot = (one: PgColumn, other: PgColumn): SQL | undefined => or(isNull(one), ne(one, other));

const participantAs = (stakeholder: PgColumn) =>
	db
		.select({
			statementId: sql<string>`${t.statement.id}`.as('participates_in'),
			stakeholderId: sql<string>`${stakeholder}`.as('participant_id'),
			date: sql<string>`${t.statement.date}`.as('participant_date'),
			earliest: sql<string>`${t.statement.earliest}`.as('participant_earliest'),
			latest: sql<string>`${t.statement.latest}`.as('participant_latest')
		})
		.from(t.statement)
		.$dynamic();

/** The statements with the name of the stakeholder that runs this copy. */
export function ofOperator() {
	const participant = participants();
	return db
		.select({ id: participant.statementId })
		.from(participant)
		.where(eq(participant.stakeholderId, t.operatorId));
}
