import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	pgEnum,
	pgTable,
	primaryKey,
	real,
	text
} from 'drizzle-orm/pg-core';
import { account } from '../auth/tables.ts';
import { moment } from '../../nouns/columns.server.ts';

// No foreign keys to articles: a key would wait, under the lock of `server/derived`, for whoever holds the article and
// waits for that lock.

/** Up to 64 keys of its own words, by which similar articles are found. */
export const reportKey = pgTable(
	'report_key',
	{ key: integer('key').notNull(), articleId: text('article_id').notNull() },
	(t) => [
		primaryKey({ columns: [t.key, t.articleId] }),
		index('report_key_article_index').on(t.articleId)
	]
);

export const reportDecision = pgEnum('report_decision', ['same', 'apart']);

/** `one` is the smaller id. */
export const reportPair = pgTable(
	'report_pair',
	{
		one: text('one').notNull(),
		other: text('other').notNull(),
		/** The share of the shorter text that the other contains, from 0 to 1; null for too little. */
		shared: real('shared'),
		/** Only editors change it. */
		decision: reportDecision('decision'),
		decidedBy: text('decided_by').references(() => account.id, { onDelete: 'set null' }),
		decidedAt: moment('decided_at')
	},
	(t) => [
		primaryKey({ columns: [t.one, t.other] }),
		index('report_pair_other_index').on(t.other),
		check('report_pair_in_order', sql`${t.one} collate "C" < ${t.other} collate "C"`),
		check('report_pair_decided_whole', sql`num_nulls(${t.decision}, ${t.decidedAt}) in (0, 2)`)
	]
);

/** An article without a row is its own report. */
export const articleReport = pgTable(
	'article_report',
	{ articleId: text('article_id').primaryKey(), report: text('report').notNull() },
	(t) => [index('article_report_report_index').on(t.report)]
);
