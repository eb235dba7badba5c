import { sql } from 'drizzle-orm';
import {
	customType,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text
} from 'drizzle-orm/pg-core';
import { stakeholderKind } from '../../nouns/stakeholder/table.server.ts';
import { stance } from '../../nouns/statement/table.server.ts';
import { calendarDay } from '../../nouns/columns.server.ts';

// Derived tables store the rows of views that are too slow to query each time. Only `server/derived` writes them, in the
// transaction that changes their sources.

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The search index, stored from the view `search_document`: one row per published item. */
export const searchEntry = pgTable(
	'search_entry',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		/** The folded names of a law or stakeholder, between line breaks. */
		names: text('names'),
		/** As questions hold them: without signs, number and year. */
		plainNames: text('plain_names').generatedAlwaysAs(
			sql.raw(
				String.raw`regexp_replace(regexp_replace(names, '([[:punct:]]|[^\S\n])+', ' ', 'g'), ' (no \d+ )?(of )?\d{4} *$', '', 'gn')`
			)
		),
		/** Names and speakers (A), text (B), quotations and the rest (C), names of laws (D), and tags for filters: `=k:court`. */
		vector: tsvector('vector').notNull(),
		kind: stakeholderKind('kind'),
		/** The search goes through shelves downwards: 9999 for items with names, else the year, or 0 without one. */
		shelf: smallint('shelf').notNull(),
		latest: calendarDay('latest'),
		lang: text('lang'),
		regulations: text('regulations').array().notNull(),
		stances: stance('stances').array().notNull(),
		/** `law:stance`, to count the two together. */
		positions: text('positions').array().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId] }),
		// Every search would have to scan the pending list of a fast update.
		index('search_entry_vector_index').using('gin', t.vector).with({ fastupdate: false }),
		index('search_entry_shelf_index').on(t.shelf)
	]
);

export const represented = pgTable(
	'represented',
	{ statementId: text('statement_id').notNull(), stakeholderId: text('stakeholder_id').notNull() },
	(t) => [
		primaryKey({ columns: [t.statementId, t.stakeholderId] }),
		index('represented_stakeholder_index').on(t.stakeholderId)
	]
);

/** All names in a published statement, each once: stored from the view `statement_participant`. */
export const participation = pgTable(
	'participation',
	{
		statementId: text('statement_id').notNull(),
		stakeholderId: text('stakeholder_id').notNull(),
		/** The date of the statement. */
		date: text('date').notNull(),
		earliest: calendarDay('earliest').notNull(),
		latest: calendarDay('latest').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.statementId, t.stakeholderId] }),
		index('participation_stakeholder_index').on(t.stakeholderId, t.latest)
	]
);

/** Only articles that share their report with others have a row: stored from the view `printed_report`. */
export const articlePrinting = pgTable(
	'article_printing',
	{
		articleId: text('article_id').primaryKey(),
		/** Folded; null where the article has none. */
		headline: text('headline'),
		report: text('report').notNull()
	},
	(t) => [index('article_printing_report_index').on(t.report)]
);

/** Stored from the view `position_change`. */
export const changedPosition = pgTable(
	'changed_position',
	{
		statementId: text('statement_id').notNull(),
		regulationId: text('regulation_id').notNull(),
		/** To whom the statement is attributed. */
		stakeholderId: text('stakeholder_id').notNull(),
		/** The statement in which the stakeholder took another position before. */
		beforeId: text('before_id').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.statementId, t.regulationId] }),
		index('changed_position_regulation_index').on(t.regulationId),
		index('changed_position_stakeholder_index').on(t.stakeholderId)
	]
);

const days = (name: string, from: string, to: string) =>
	integer(name).generatedAlwaysAs(
		sql.raw(`case
			when ${from} is null or ${to} is null then -2
			when ${from}_earliest < ${from}_latest or ${to}_earliest < ${to}_latest or ${to}_earliest < ${from}_latest then -1
			else ${to}_earliest - ${from}_latest
		end`)
	);

/** Stored from the view `regulation_clock`, with the days between its dates. */
export const clock = pgTable('clock', {
	regulationId: text('regulation_id').primaryKey(),
	happened: text('happened'),
	happenedLatest: calendarDay('happened_latest'),
	made: text('made'),
	madeEarliest: calendarDay('made_earliest'),
	madeLatest: calendarDay('made_latest'),
	textPublic: text('text_public'),
	textPublicEarliest: calendarDay('text_public_earliest'),
	textPublicLatest: calendarDay('text_public_latest'),
	firstReaction: text('first_reaction'),
	firstReactionEarliest: calendarDay('first_reaction_earliest'),
	firstReactionLatest: calendarDay('first_reaction_latest'),
	/** Days from made to text public if both are exact and in that order; -1 if not, -2 if one is unknown. */
	hidden: days('hidden', 'made', 'text_public'),
	/** Days from text public to the first reaction, likewise. */
	answered: days('answered', 'text_public', 'first_reaction')
});
