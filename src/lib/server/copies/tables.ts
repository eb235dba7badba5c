import { sql } from 'drizzle-orm';
import {
	check,
	customType,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	text
} from 'drizzle-orm/pg-core';
import { moment, partOf } from '../../nouns/columns.server.ts';
import { copyWays, keysOf, liveStates } from '../../domain/vocabulary.ts';
import { article } from '../../nouns/article/table.server.ts';
import { quotation } from '../../nouns/statement/table.server.ts';
import { account } from '../auth/tables.ts';

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array | string }>({
	dataType: () => 'bytea',
	// The value's type depends on the driver.
	fromDriver: (value) =>
		typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : Buffer.from(value)
});

export const copyWay = pgEnum('copy_way', keysOf(copyWays));

/** Kept as long as the record. Only staff can see it. */
export const copy = pgTable(
	'copy',
	{
		id: text('id').primaryKey(),
		/** Null if the page is only watched. */
		articleId: text('article_id').references(() => article.id, { onDelete: 'cascade' }),
		way: copyWay('way').notNull(),
		/** After redirects. */
		url: text('url'),
		archiveUrl: text('archive_url'),
		/** Null if the page was not fetched. */
		status: integer('status'),
		headers: jsonb('headers').$type<Record<string, string>>(),
		contentType: text('content_type'),
		bytes: bytea('bytes').notNull(),
		/** Hexadecimal digits. */
		sha256: text('sha256').notNull(),
		text: text('text').notNull(),
		/** As `domain/anchors` normalises it, with the position in `text` of each of its letters. */
		normalText: text('normal_text').notNull(),
		offsets: integer('offsets').array().notNull(),
		capturedAt: moment('captured_at').notNull(),
		/** Null if a job fetched it. */
		capturedBy: text('captured_by').references(() => account.id, { onDelete: 'set null' })
	},
	(t) => [
		index('copy_article_index').on(t.articleId, t.capturedAt),
		index('copy_hash_index').on(t.sha256),
		check('copy_hash_whole', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`)
	]
);

export const pageState = pgEnum('page_state', ['there', 'gone', 'failing']);

export const livePage = pgTable(
	'live_page',
	{
		articleId: text('article_id')
			.primaryKey()
			.references(() => article.id, { onDelete: 'cascade' }),
		state: pageState('state').notNull(),
		/** The time when the page was last seen, or found gone. */
		seenAt: moment('seen_at'),
		/** The copy that equals the page at that time. */
		copyId: text('copy_id').references(() => copy.id, { onDelete: 'set null' }),
		lookedAt: moment('looked_at').notNull(),
		nextLookAt: moment('next_look_at').notNull(),
		/** Consecutive looks that found no page, and the time of the first. */
		missing: integer('missing').notNull().default(0),
		missingSince: moment('missing_since'),
		/** Consecutive looks that failed, and the last failure, in words for people. */
		failures: integer('failures').notNull().default(0),
		failure: text('failure')
	},
	(t) => [index('live_page_next_index').on(t.nextLookAt)]
);

export const anchorState = pgEnum('anchor_state', ['found', 'not_found']);
export const liveState = pgEnum('live_state', keysOf(liveStates));

/** Whether a quotation occurs in a copy of its page; without a copy there is no row. */
export const anchor = pgTable(
	'anchor',
	{
		quotationId: text('quotation_id')
			.primaryKey()
			.references(() => quotation.id, { onDelete: 'cascade' }),
		state: anchorState('state').notNull(),
		/** The first copy that has the words, preferring fetched to pasted ones; the newest copy if none has them. */
		copyId: partOf('copy_id', () => copy.id),
		start: integer('start'),
		end: integer('end'),
		/** The words with a little context: all that readers see of the copy. */
		before: text('before'),
		passage: text('passage'),
		after: text('after'),
		/** If the quotation was not found. */
		closest: text('closest'),
		/** Null until somebody looked again. */
		live: liveState('live'),
		/** If they changed. */
		liveWords: text('live_words')
	},
	(t) => [
		index('anchor_copy_index').on(t.copyId),
		check('anchor_found_somewhere', sql`(${t.state} = 'found') = (${t.start} is not null)`)
	]
);
