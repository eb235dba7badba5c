import { pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { erasureGrounds, erasureKinds } from '../../domain/erasures.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { moment } from '../../nouns/columns.server.ts';

export const erasureGround = pgEnum('erasure_ground', keysOf(erasureGrounds));
export const erasureKind = pgEnum('erasure_kind', keysOf(erasureKinds));

/**
 * An erasure, without a word of what was erased. A restore adds the rows of the database that it replaces to those of the backup,
 * and erases again.
 */
export const erasure = pgTable('erasure', {
	id: text('id').primaryKey(),
	at: moment('at').notNull(),
	/** The administrator's account. It has no foreign key, because a restored backup may lack the account. */
	accountId: text('account_id').notNull(),
	ground: erasureGround('ground').notNull(),
	kind: erasureKind('kind').notNull(),
	/** The erased items as `noun/id`, by ids that hold no name. */
	items: text('items').array().notNull().default([]),
	/** Keyed hashes of erased names and texts; see `words.ts`. */
	marks: text('marks').array().notNull().default([]),
	/** Keyed hashes of erased items and of addresses that are gone; see `address.ts`. */
	addresses: text('addresses').array().notNull().default([]),
	/** Keyed hashes of items in which the words mean somebody or something else. */
	kept: text('kept').array().notNull().default([]),
	/** Keyed hashes of longer texts that hold the words and may stand. */
	released: text('released').array().notNull().default([])
});
