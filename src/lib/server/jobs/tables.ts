import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { calendarDay, moment, partOf } from '../../nouns/columns.server.ts';
import { follow, follower, webhook } from '../follow/tables.ts';

// Written by the transaction that causes them, and carried out by the upkeep.

/** The backups that are made by themselves; a row without `endedAt` is under way or failed. */
export const dailyBackup = pgTable('daily_backup', {
	day: calendarDay('day').primaryKey(),
	beganAt: moment('began_at').notNull(),
	endedAt: moment('ended_at'),
	bytes: bigint('bytes', { mode: 'number' }),
	sha256: text('sha256'),
	/** For people; with `endedAt`, of the drill. */
	failure: text('failure'),
	/** For people: why old backups could not be removed, which is no failure. */
	stays: text('stays'),
	/** When it was restored in a drill. */
	drilledAt: moment('drilled_at')
});

/** A change that readers can see; `spreadAt` is set once its followers have rows of their own. */
export const change = pgTable(
	'change',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** Prevents a second notification: `statement/st-028/3`, `coming/ev-7/2026-12-01`. */
		key: text('key').notNull(),
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		/** Null for a date that comes near. */
		version: integer('version'),
		comingOn: calendarDay('coming_on'),
		at: moment('at').notNull(),
		spreadAt: moment('spread_at'),
		/** A batch is announced as one change: `import/7d0c/3`. */
		batch: text('batch'),
		/** The items whose followers are notified (`domain/follow`), once computed. */
		subjects: text('subjects').array(),
		kinds: text('kinds').array()
	},
	(t) => [
		unique('change_once').on(t.key),
		index('change_at_index').on(t.at),
		index('change_to_spread_index')
			.on(t.id)
			.where(sql`${t.spreadAt} is null`),
		index('change_batch_index')
			.on(t.batch)
			.where(sql`${t.batch} is not null`),
		check('change_saved_or_coming', sql`num_nonnulls(${t.version}, ${t.comingOn}) = 1`)
	]
);

export const outbox = pgTable(
	'outbox',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		dedupeKey: text('dedupe_key').notNull(),
		kind: text('kind').notNull(),
		/** An address of staff. */
		recipient: text('recipient'),
		followerId: text('follower_id').references(() => follower.id, { onDelete: 'cascade' }),
		webhookId: text('webhook_id').references(() => webhook.id, { onDelete: 'cascade' }),
		changeId: integer('change_id').references(() => change.id, { onDelete: 'cascade' }),
		/** Sealed, because the content may hold a link. */
		sealed: text('sealed'),
		createdAt: moment('created_at').notNull(),
		tries: integer('tries').notNull().default(0),
		nextTryAt: moment('next_try_at').notNull(),
		heldUntil: moment('held_until'),
		sentAt: moment('sent_at'),
		/** Only an administrator can retry it. */
		deadAt: moment('dead_at'),
		/** For people. */
		failure: text('failure')
	},
	(t) => [
		unique('outbox_once').on(t.dedupeKey),
		index('outbox_waiting_index')
			.on(t.nextTryAt)
			.where(sql`${t.sentAt} is null and ${t.deadAt} is null`),
		index('outbox_follower_index').on(t.followerId),
		index('outbox_webhook_index').on(t.webhookId),
		index('outbox_change_index').on(t.changeId),
		check(
			'outbox_to_somebody',
			sql`num_nonnulls(${t.recipient}, ${t.followerId}, ${t.webhookId}) = 1`
		)
	]
);

/** Outlives the letter, so that no second letter reports the change. */
export const notice = pgTable(
	'notice',
	{
		followerId: partOf('follower_id', () => follower.id),
		changeId: integer('change_id')
			.notNull()
			.references(() => change.id, { onDelete: 'cascade' }),
		followId: partOf('follow_id', () => follow.id),
		dueAt: moment('due_at').notNull(),
		letterId: integer('letter_id')
	},
	(t) => [
		primaryKey({ columns: [t.followerId, t.changeId] }),
		index('notice_change_index').on(t.changeId),
		index('notice_follow_index').on(t.followId),
		index('notice_letter_index').on(t.letterId),
		index('notice_due_index')
			.on(t.dueAt)
			.where(sql`${t.letterId} is null`)
	]
);
