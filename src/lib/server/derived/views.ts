import { pgView, text } from 'drizzle-orm/pg-core';
import type { PublicationState } from '../../domain/vocabulary.ts';

// `drizzle/rules/derived/members.sql` defines and describes these views.
export const statementName = pgView('statement_name', {
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).existing();

export const statementMemberByState = pgView('statement_member_by_state', {
	state: text('state').$type<PublicationState>().notNull(),
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).existing();
