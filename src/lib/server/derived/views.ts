import { pgView, text } from 'drizzle-orm/pg-core';
import type { MemberStance } from '../../domain/vocabulary.ts';
import { calendarDay } from '../../nouns/columns.server.ts';

/** Views of the record, as `drizzle/rules/derived/members.sql` defines them. */

/**
 * Each name on a published statement, once: the organisation (the speaker where there is none) and every
 * co-signatory. What charts count as signatories.
 */
export const statementName = pgView('statement_name', {
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).existing();

/**
 * Who was represented on each law, each once: under the stance of the statements that did so, or as `several` where
 * these took more than one, and at the first of them.
 */
export const representedMember = pgView('represented_member', {
	regulationId: text('regulation_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull(),
	stance: text('stance').$type<MemberStance>().notNull(),
	statementId: text('statement_id').notNull(),
	date: text('date').notNull(),
	earliest: calendarDay('earliest').notNull(),
	latest: calendarDay('latest').notNull()
}).existing();
