import { date, pgView, text } from 'drizzle-orm/pg-core';
import type { MemberStance } from '../../domain/vocabulary.ts';

/** Views of the record, as `drizzle/0001_rules.sql` defines them. */

const day = (name: string) => date(name, { mode: 'string' });

/** The dates from which a law's clocks are read, one row a law. `server/derived` keeps them as rows in `clock`. */
export const regulationClock = pgView('regulation_clock', {
	regulationId: text('regulation_id').notNull(),
	happened: text('happened'),
	happenedLatest: day('happened_latest'),
	madeEventId: text('made_event_id'),
	made: text('made'),
	madeEarliest: day('made_earliest'),
	madeLatest: day('made_latest'),
	textPublic: text('text_public'),
	textPublicEarliest: day('text_public_earliest'),
	textPublicLatest: day('text_public_latest'),
	firstReaction: text('first_reaction'),
	firstReactionEarliest: day('first_reaction_earliest'),
	firstReactionLatest: day('first_reaction_latest')
}).existing();

/**
 * Each name on a published statement, once: the organisation (the speaker where there is none) and every
 * co-signatory. What charts count as signatories.
 */
export const statementName = pgView('statement_name', {
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).existing();

/** Each member that a group on a published statement represented that day; `represented` holds it as rows. */
export const statementMember = pgView('statement_member', {
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
	earliest: day('earliest').notNull(),
	latest: day('latest').notNull()
}).existing();
