import { pgView, text } from 'drizzle-orm/pg-core';
import type { MemberStance, PublicationState } from '../../domain/vocabulary.ts';
import { calendarDay } from '../../nouns/columns.server.ts';

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

export const representedMember = pgView('represented_member', {
	regulationId: text('regulation_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull(),
	stance: text('stance').$type<MemberStance>().notNull(),
	statementId: text('statement_id').notNull(),
	date: text('date').notNull(),
	earliest: calendarDay('earliest').notNull(),
	latest: calendarDay('latest').notNull()
}).existing();
