import { sql } from 'drizzle-orm';
import {
	date,
	type ExtraConfigColumn,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	unique
} from 'drizzle-orm/pg-core';
import type { BinUnit } from '../../domain/bins.ts';
import type { Count, Stance } from '../../domain/vocabulary.ts';
import { newestFirst, stance } from './schema.ts';

/**
 * Counts that are kept ready, so that no page counts through the record. Triggers add to them, at the end of a
 * transaction, the difference that it made (`drizzle/0013_sums.sql`); the app never writes them.
 */

const calendarDay = (name: string) => date(name, { mode: 'string' });

const days = (name: string, from: string, to: string) =>
	integer(name).generatedAlwaysAs(
		sql.raw(`case
			when ${from} is null or ${to} is null then -2
			when ${from}_earliest < ${from}_latest or ${to}_earliest < ${to}_latest or ${to}_earliest < ${from}_latest then -1
			else ${to}_earliest - ${from}_latest
		end`)
	);

/** How many items of a noun are published. */
export const recordSize = pgTable('record_size', {
	noun: text('noun').primaryKey(),
	published: integer('published').notNull()
});

/** The view `statement_member` as rows. */
export const represented = pgTable(
	'represented',
	{ statementId: text('statement_id').notNull(), stakeholderId: text('stakeholder_id').notNull() },
	(t) => [
		primaryKey({ columns: [t.statementId, t.stakeholderId] }),
		index('represented_stakeholder_index').on(t.stakeholderId)
	]
);

/** A law in figures: its positions as charts count them, its latest event, and the view `regulation_clock`. */
export const lawTally = pgTable(
	'law_tally',
	{
		regulationId: text('regulation_id').primaryKey(),
		statements: integer('statements').notNull(),
		names: integer('names').notNull(),
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
	},
	(t) => [
		index('law_tally_statements_index').on(t.statements),
		// As lists of laws are ordered.
		index('law_tally_happened_index').on(sql`coalesce(${t.happenedLatest}, '-infinity')`),
		index('law_tally_longest_index').on(
			sql`coalesce(${t.textPublicEarliest} - ${t.madeLatest}, -999999)`
		),
		index('law_tally_names_index').on(t.names),
		index('law_tally_hidden_index').on(t.hidden),
		index('law_tally_answered_index').on(t.answered)
	]
);

/** A number of a chart: of the statements or names behind a law's positions, by one more thing. */
export const lawCount = pgTable(
	'law_count',
	{
		regulationId: text('regulation_id').notNull(),
		counted: text('counted').$type<Exclude<Count, 'members'>>().notNull(),
		/** What the numbers are by: the kind, the demand, nothing but the law, or when it was, in bins of some unit. */
		chart: text('chart').$type<'kind' | 'demand' | 'law' | BinUnit>().notNull(),
		key: text('key').notNull(),
		stance: stance('stance'),
		value: integer('value').notNull(),
		/** From how many statements the number is. */
		statements: integer('statements').notNull()
	},
	(t) => [
		unique('law_count_once')
			.on(t.regulationId, t.counted, t.chart, t.key, t.stance)
			.nullsNotDistinct()
	]
);

/** How many of the dates behind a law's positions fit into bins of a unit, and the first and last of these bins. */
export const lawSpan = pgTable(
	'law_span',
	{
		regulationId: text('regulation_id').notNull(),
		counted: text('counted').$type<Exclude<Count, 'members'>>().notNull(),
		unit: text('unit').$type<BinUnit>().notNull(),
		dates: integer('dates').notNull(),
		first: calendarDay('first').notNull(),
		last: calendarDay('last').notNull()
	},
	(t) => [primaryKey({ columns: [t.regulationId, t.counted, t.unit] })]
);

/** A topic in figures: what carries it, and the statements on its laws. */
export const topicTally = pgTable('topic_tally', {
	topicId: text('topic_id').primaryKey(),
	regulations: integer('regulations').notNull(),
	articles: integer('articles').notNull(),
	statements: integer('statements').notNull()
});

/** A stakeholder in figures, of the statements in which it is heard (`heard.ts`). */
export const voiceTally = pgTable(
	'voice_tally',
	{
		stakeholderId: text('stakeholder_id').primaryKey(),
		statements: integer('statements').notNull(),
		/** Published ones on which these take a position. */
		laws: integer('laws').notNull().default(0),
		/** Positions on these laws under its own name. */
		named: integer('named').notNull().default(0),
		/** Held on these laws. */
		stances: stance('stances').array().notNull().default([]),
		/** EDTF. */
		latest: text('latest'),
		latestDay: calendarDay('latest_day')
	},
	(t) => [
		index('voice_tally_statements_index').on(t.statements),
		index('voice_tally_latest_index').on(sql`coalesce(${t.latestDay}, '-infinity')`),
		index('voice_tally_named_index').on(t.named)
	]
);

/** What a stakeholder is heard to say of a law, published or not. */
export const voiceLaw = pgTable(
	'voice_law',
	{
		stakeholderId: text('stakeholder_id').notNull(),
		regulationId: text('regulation_id').notNull(),
		statements: integer('statements').notNull(),
		named: integer('named').notNull(),
		stances: stance('stances').array().notNull(),
		/** The latest few of its positions, newest first. */
		latest: jsonb('latest').$type<{ stance: Stance; date: string }[]>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.stakeholderId, t.regulationId] }),
		index('voice_law_regulation_index').on(t.regulationId, t.stakeholderId, t.named)
	]
);

/** What a transaction has changed, until its end, when the counts follow at once. */
export const tallyStale = pgTable('tally_stale', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	/** What it is that changed: in most cases a noun, or else a word of `tally_settle`. */
	what: text('what').notNull(),
	ids: text('ids').array().notNull(),
	/** By how many more of the noun are published. */
	more: integer('more')
});

/**
 * What a published item is found by in the list of its noun: `channel=letter`, `regulation=` with an id, and of
 * statements `position=oppose:` with the id of the law. Made anew for the items that a transaction touched, at its end
 * (`drizzle/0014_lists.sql`).
 */
export const listed = pgTable(
	'listed',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		words: text('words').array().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId] }),
		// Rows that wait to be sorted into the index would be read through by every list.
		index('listed_words_index').using('gin', t.words).with({ fastupdate: false })
	]
);

/**
 * How many items of a noun have a value of a facet, beside one word of another facet or beside none (`facets_of` says
 * which); all of them stand under the facet ''. Items are added and taken away as they come and go.
 */
export const facetCount = pgTable(
	'facet_count',
	{
		noun: text('noun').notNull(),
		beside: text('beside').notNull(),
		facet: text('facet').notNull(),
		value: text('value').notNull(),
		count: integer('count').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.facet, t.value, t.beside] }),
		index('facet_count_most_index').on(t.noun, t.beside, t.facet, t.count),
		// By which those are found that have just become none, and go.
		index('facet_count_none_index')
			.on(t.noun)
			.where(sql`${t.count} = 0`)
	]
);

const places = () => ({
	word: text('word').notNull(),
	latest: calendarDay('latest').notNull(),
	earliest: calendarDay('earliest').notNull(),
	changed: timestamp('changed', { withTimezone: true }).notNull()
});

type Columns = Record<'word' | 'latest' | 'earliest' | 'changed' | 'id', ExtraConfigColumn>;

const inOrder = (name: string, { word, changed, ...its }: Columns) => [
	index(`${name}_newest_index`).on(word, ...newestFirst(its)),
	index(`${name}_changed_index`).on(word, changed.desc().nullsFirst(), ...newestFirst(its))
];

/**
 * Where statements stand in lists, the newest first, and in feeds, what changed last first: those on a law, on laws of
 * a topic, of a voice, and under a signature of who does not speak in them: `regulation=`, `topic=`, `speaks=` and
 * `signs=` with an id; and those of the voice that they count for on one law, `voice=` with an id and `&regulation=`
 * with another. So the few that a page shows are read, not sorted.
 */
export const said = pgTable(
	'said',
	{ statementId: text('statement_id').notNull(), ...places() },
	(t) => [
		primaryKey({ columns: [t.statementId, t.word] }),
		...inOrder('said', { ...t, id: t.statementId })
	]
);

/** As much for articles: those about a law and those of a topic, `regulation=` and `topic=`. Undated ones come last. */
export const written = pgTable(
	'written',
	{ articleId: text('article_id').notNull(), ...places() },
	(t) => [
		primaryKey({ columns: [t.articleId, t.word] }),
		...inOrder('written', { ...t, id: t.articleId })
	]
);

/** What a transaction has changed, until its end, when what it is listed by follows at once. */
export const listedStale = pgTable('listed_stale', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	/** A noun whose items are listed anew; `law` and `voice` are those whose dependents are. */
	what: text('what').notNull(),
	ids: text('ids').array().notNull()
});
