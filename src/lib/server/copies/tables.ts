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

// Stored copies of pages, which prove quotations. Nobody but staff sees a copy.

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array | string }>({
	dataType: () => 'bytea',
	// Its answer depends on the driver.
	fromDriver: (value) =>
		typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : Buffer.from(value)
});

/** How a copy came to us. */
export const copyWay = pgEnum('copy_way', keysOf(copyWays));

/** A page as it was once, kept as long as the record. */
export const copy = pgTable(
	'copy',
	{
		id: text('id').primaryKey(),
		/** Whose page it is; null of a page that is only watched. */
		articleId: text('article_id').references(() => article.id, { onDelete: 'cascade' }),
		way: copyWay('way').notNull(),
		/** From where it was fetched, after redirects, or where the person who pasted it said it stands. */
		url: text('url'),
		/** Of a copy in a public archive, where one was given. */
		archiveUrl: text('archive_url'),
		/** What its server answered; null where it was not fetched. */
		status: integer('status'),
		headers: jsonb('headers').$type<Record<string, string>>(),
		contentType: text('content_type'),
		bytes: bytea('bytes').notNull(),
		/** SHA-256 of the bytes, in hexadecimal digits. */
		sha256: text('sha256').notNull(),
		/** What could be read of it, in paragraphs. */
		text: text('text').notNull(),
		/** The same as `domain/anchors` normalises it, with where its letters stand in the text. */
		normalText: text('normal_text').notNull(),
		offsets: integer('offsets').array().notNull(),
		capturedAt: moment('captured_at').notNull(),
		/** Null where a job fetched it. */
		capturedBy: text('captured_by').references(() => account.id, { onDelete: 'set null' })
	},
	(t) => [
		index('copy_article_index').on(t.articleId, t.capturedAt),
		index('copy_hash_index').on(t.sha256),
		check('copy_hash_whole', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`)
	]
);

export const pageState = pgEnum('page_state', ['there', 'gone', 'failing']);

/** When the page of an article was looked at again, and how it is now. */
export const livePage = pgTable(
	'live_page',
	{
		articleId: text('article_id')
			.primaryKey()
			.references(() => article.id, { onDelete: 'cascade' }),
		state: pageState('state').notNull(),
		/** When it was last seen there, or found gone. */
		seenAt: moment('seen_at'),
		/** The newest copy: the page as it was then. */
		copyId: text('copy_id').references(() => copy.id, { onDelete: 'set null' }),
		lookedAt: moment('looked_at').notNull(),
		nextLookAt: moment('next_look_at').notNull(),
		/** How many looks in a row found no page, and since when. */
		missing: integer('missing').notNull().default(0),
		missingSince: moment('missing_since'),
		/** How many looks in a row failed, and why the last did, in words for people. */
		failures: integer('failures').notNull().default(0),
		failure: text('failure')
	},
	(t) => [index('live_page_next_index').on(t.nextLookAt)]
);

export const anchorState = pgEnum('anchor_state', ['found', 'not_found']);
export const liveState = pgEnum('live_state', keysOf(liveStates));

/**
 * Whether the words of a quotation stand in a copy of its page: derived from the copies whenever either changes. A quotation
 * without a row has no copy.
 */
export const anchor = pgTable(
	'anchor',
	{
		quotationId: text('quotation_id')
			.primaryKey()
			.references(() => quotation.id, { onDelete: 'cascade' }),
		state: anchorState('state').notNull(),
		/** The first copy that has the words, a pasted one where no other has; the newest where none has. */
		copyId: partOf('copy_id', () => copy.id),
		/** Where they stand in the text of the copy. */
		start: integer('start'),
		end: integer('end'),
		/** What readers may see of the copy: the words with a little of what stands around them. */
		before: text('before'),
		passage: text('passage'),
		after: text('after'),
		/** Where they were not found, the words that come closest, if any do. */
		closest: text('closest'),
		/** What became of them on the page since; null before anybody looked again. */
		live: liveState('live'),
		/** What stands there now in their place, where they were changed. */
		liveWords: text('live_words')
	},
	(t) => [
		index('anchor_copy_index').on(t.copyId),
		check('anchor_found_somewhere', sql`(${t.state} = 'found') = (${t.start} is not null)`)
	]
);
