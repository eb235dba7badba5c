import { eq, inArray, or, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Noun } from '../../../domain/nouns.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';

/** An item that names another one. */
export interface Naming {
	noun: Noun;
	id: string;
	state: PublicationState;
}

type Session = Pick<Database, 'select'>;

/** Every item that names a stakeholder, in any state. */
export async function itemsNaming(session: Session, stakeholder: string): Promise<Naming[]> {
	const signed = session
		.select({ id: t.signatory.statementId })
		.from(t.signatory)
		.where(eq(t.signatory.stakeholderId, stakeholder));
	const acted = session
		.select({ id: t.eventActor.eventId })
		.from(t.eventActor)
		.where(eq(t.eventActor.stakeholderId, stakeholder));
	const joined = session
		.select({ id: t.campaignParticipant.campaignId })
		.from(t.campaignParticipant)
		.where(eq(t.campaignParticipant.stakeholderId, stakeholder));
	const { statement, event, membership, campaign } = t;
	return unionAll(
		of(session, 'statement', statement).where(
			or(
				eq(statement.organisationId, stakeholder),
				eq(statement.speakerId, stakeholder),
				inArray(statement.id, signed)
			)
		),
		of(session, 'event', event).where(inArray(event.id, acted)),
		of(session, 'campaign', campaign).where(inArray(campaign.id, joined)),
		of(session, 'membership', membership).where(
			or(eq(membership.groupId, stakeholder), eq(membership.memberId, stakeholder))
		)
	);
}

function of(
	session: Session,
	noun: Noun,
	table: typeof t.statement | typeof t.event | typeof t.membership | typeof t.campaign
) {
	const { id, state } = table as typeof t.statement;
	return session
		.select({ noun: sql<Noun>`${noun}::text`.as('noun'), id, state })
		.from(table as typeof t.statement);
}
