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

// What the one door for writing stores of what went through it.

/** Every version of every noun, with who made it and why. Written by `addRevisions` alone, never changed. */
export const revision = pgTable(
	'revision',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		version: integer('version').notNull(),
		snapshot: jsonb('snapshot').notNull(),
		/** The name that the author had. */
		author: text('author').notNull(),
		/** Null where no account wrote it: the first load. */
		authorId: text('author_id'),
		reason: text('reason').notNull(),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId, t.version] }),
		index('revision_created_index').on(t.createdAt),
		// What somebody sent or brought for an editor; see `write/quota`.
		index('revision_sent_index')
			.on(t.authorId)
			.where(sql`version = 1 and snapshot->>'stateReason' = '${sql.raw(draftReasons.waiting)}'`)
	]
);

/** What a save was answered under the key of its form, so that the same form sent twice is saved once. */
export const idempotency = pgTable('idempotency', {
	key: text('key').primaryKey(),
	noun: text('noun').notNull(),
	rowId: text('row_id').notNull(),
	version: integer('version').notNull(),
	createdAt: moment('created_at').notNull().defaultNow()
});

/**
 * One number, raised at the end of every transaction that changes what readers see: what was made of the record while
 * it stood is good as long as it stands. Raised by triggers (`drizzle/rules/record-version.sql`), never written by the app.
 */
export const recordVersion = pgTable('record_version', {
	/** There is one row. */
	only: boolean('only').primaryKey().default(true),
	version: bigint('version', { mode: 'number' }).notNull(),
	/** The version that the derived tables are of; a lower one tells that something wrote past `server/derived`. */
	derived: bigint('derived', { mode: 'number' }).notNull()
});
