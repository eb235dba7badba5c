import { eq, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

export const attributedToId = sql<string>`coalesce(${t.statement.organisationId}, ${t.statement.speakerId})`;

/** The statements with the name of the stakeholder that runs this copy. */
export const ofOperator = () =>
	db
		.select({ id: t.participation.statementId })
		.from(t.participation)
		.where(eq(t.participation.stakeholderId, t.operatorId));
