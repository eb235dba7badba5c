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

/**
 * Derived tables: what takes too long to be read from the record each time. Each holds what a view of `views.ts` gives,
 * and is written by `server/derived` alone, in the transaction that changes what it is derived from.
 */

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What readers find: one row for each published law, stakeholder, statement, event and article, with its words and
 * what it is counted by. The view `search_document` as rows.
 */
export const searchEntry = pgTable(
	'search_entry',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		/** Of laws and stakeholders: each of their names, folded, between line breaks. */
		names: text('names'),
		/** Who speaks and names (A), the text (B), quotations and the rest (C), and what it is filtered by: `=k:court`. */
		vector: tsvector('vector').notNull(),
		kind: stakeholderKind('kind'),
		/** What a search looks through from the top: 9999 for what has names, then its year, 0 where it has none. */
		shelf: smallint('shelf').notNull(),
		latest: calendarDay('latest'),
		lang: text('lang'),
		regulations: text('regulations').array().notNull(),
		stances: stance('stances').array().notNull(),
		/** `law:stance`, so that the two are counted together. */
		positions: text('positions').array().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId] }),
		// Rows that wait to be sorted into the index would be read through by every search.
		index('search_entry_vector_index').using('gin', t.vector).with({ fastupdate: false }),
		index('search_entry_shelf_index').on(t.shelf)
	]
);

/** The view `statement_member` as rows. */
export const represented = pgTable(
	'represented',
	{ statementId: text('statement_id').notNull(), stakeholderId: text('stakeholder_id').notNull() },
	(t) => [
		primaryKey({ columns: [t.statementId, t.stakeholderId] }),
		index('represented_stakeholder_index').on(t.stakeholderId)
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

/** The view `regulation_clock` as rows, with the days between its dates. */
export const clock = pgTable('clock', {
	regulationId: text('regulation_id').primaryKey(),
	/** EDTF: when the latest event happened. */
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
	/** Days from made to text public where both are exact and in that order; -1 where not, -2 where one is unknown. */
	hidden: days('hidden', 'made', 'text_public'),
	/** As many from there to the first reaction. */
	answered: days('answered', 'text_public', 'first_reaction')
});
