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

// Which articles print the same report. None of these names an article by a foreign key: they are written under the lock
// of `server/derived`, and would wait there for whoever holds the article and waits for the lock.

/** By which an article is found from one that is like it: 64 keys of what it says in its own words. */
export const reportKey = pgTable(
	'report_key',
	{ key: integer('key').notNull(), articleId: text('article_id').notNull() },
	(t) => [
		primaryKey({ columns: [t.key, t.articleId] }),
		index('report_key_article_index').on(t.articleId)
	]
);

/** One report, or two; as an editor decided. */
export const reportDecision = pgEnum('report_decision', ['same', 'apart']);

/** Two articles that have words in common, or of which an editor decided; the smaller id is `one`. */
export const reportPair = pgTable(
	'report_pair',
	{
		one: text('one').notNull(),
		other: text('other').notNull(),
		/** How much of the shorter the other has, from 0 to 1; null where their texts have too little in common. */
		shared: real('shared'),
		/** No machine changes it. */
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

/** The report that an article prints with others; it follows from the pairs. One without a row is a report of its own. */
export const articleReport = pgTable(
	'article_report',
	{ articleId: text('article_id').primaryKey(), report: text('report').notNull() },
	(t) => [index('article_report_report_index').on(t.report)]
);
