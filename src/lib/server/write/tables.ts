import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import { draftReasons } from '../../domain/review.ts';
import { moment } from '../../nouns/columns.server.ts';

/** Every version of every item. Only `addRevisions` writes it, and rows never change. */
export const revision = pgTable(
	'revision',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		version: integer('version').notNull(),
		snapshot: jsonb('snapshot').notNull(),
		/** The author's name at that time. */
		author: text('author').notNull(),
		/** Null if no account wrote it, as for the first load. */
		authorId: text('author_id'),
		reason: text('reason').notNull(),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId, t.version] }),
		index('revision_created_index').on(t.createdAt),
		// For the drafts that count towards a quota.
		index('revision_sent_index')
			.on(t.authorId)
			.where(sql`version = 1 and snapshot->>'stateReason' = '${sql.raw(draftReasons.waiting)}'`)
	]
);

/** The answers of forms by idempotency key, so that a form sent twice is saved once. */
export const idempotency = pgTable('idempotency', {
	key: text('key').primaryKey(),
	noun: text('noun').notNull(),
	rowId: text('row_id').notNull(),
	version: integer('version').notNull(),
	createdAt: moment('created_at').notNull().defaultNow()
});

/**
 * The version of the record, to which caches are keyed. Triggers raise it at the end of every transaction that changes
 * anything public (`drizzle/rules/record-version.sql`).
 */
export const recordVersion = pgTable('record_version', {
	only: boolean('only').primaryKey().default(true),
	version: bigint('version', { mode: 'number' }).notNull(),
	/** The version of the derived tables; a lower one means that something wrote without `server/derived`. */
	derived: bigint('derived', { mode: 'number' }).notNull()
});
