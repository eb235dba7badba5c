import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../../nouns/columns.server.ts';

// Programs that keep a copy of the record bring it up to date by these tables.

/**
 * One row per transaction that changed the JSON of items, numbered in commit order. A transaction takes its number under
 * the lock of `server/derived`, which it holds until it ends.
 */
export const syncPoint = pgTable(
	'sync_point',
	{
		number: bigint('number', { mode: 'number' }).primaryKey(),
		/** Tells reused numbers apart: after a restore, numbers continue from those of the backup. */
		at: moment('at').notNull()
	},
	(t) => [index('sync_point_at_index').on(t.at)]
);

/** For each item that is or was public, the last point at which its JSON may have changed. */
export const syncEntry = pgTable(
	'sync_entry',
	{
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		point: bigint('point', { mode: 'number' }).notNull()
	},
	(t) => [
		primaryKey({ columns: [t.noun, t.rowId] }),
		index('sync_entry_point_index').on(t.noun, t.point, t.rowId)
	]
);
