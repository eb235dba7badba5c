import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../../nouns/columns.server.ts';

// What copies of the record that others keep are brought up to date by.

/**
 * One row for each transaction after which something reads otherwise for programs, numbered in the order in which these
 * became visible: each takes its number under the lock of `server/derived`, which it holds until it ends.
 */
export const syncPoint = pgTable(
	'sync_point',
	{
		number: bigint('number', { mode: 'number' }).primaryKey(),
		/** By it a number is known again: a record that was set back to a backup counts on from there. */
		at: moment('at').notNull()
	},
	(t) => [index('sync_point_at_index').on(t.at)]
);

/** Of each item that is or was public, the last point at which it, or what it tells of others, may have changed. */
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
