import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { calendarDay, moment, partOf } from '../../nouns/columns.server.ts';
import { follow, follower, webhook } from '../follow/tables.ts';

// What is to be told, and what is on its way: written with the change that causes it, carried out after it.

/** What changed for readers, one row a change, until everyone who follows it has a row of their own. */
export const change = pgTable(
	'change',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** The same change told twice is one: `statement/st-028/3`, `coming/ev-7/2026-12-01`. */
		key: text('key').notNull(),
		noun: text('noun').notNull(),
		rowId: text('row_id').notNull(),
		/** The version that it made; null where nothing was written, and a day comes near. */
		version: integer('version'),
		comingOn: calendarDay('coming_on'),
		at: moment('at').notNull(),
		/** Once the rows of its followers are made. */
		spreadAt: moment('spread_at'),
		/** Changes that are told together, by the first of them: `import/7d0c/3`. */
		batch: text('batch'),
		/** Whom each of them concerns (`domain/follow`), once that is worked out. */
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

/** What is on its way, by mail or to a webhook. */
export const outbox = pgTable(
	'outbox',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** The same letter asked for twice is sent once. */
		dedupeKey: text('dedupe_key').notNull(),
		kind: text('kind').notNull(),
		/** To whom: an address of staff, a follower, a webhook. */
		recipient: text('recipient'),
		followerId: text('follower_id').references(() => follower.id, { onDelete: 'cascade' }),
		webhookId: text('webhook_id').references(() => webhook.id, { onDelete: 'cascade' }),
		/** What a webhook is told of. */
		changeId: integer('change_id').references(() => change.id, { onDelete: 'cascade' }),
		/** What is sent, sealed, for it may hold a link; null before it is written and once it is no longer needed. */
		sealed: text('sealed'),
		createdAt: moment('created_at').notNull(),
		tries: integer('tries').notNull().default(0),
		nextTryAt: moment('next_try_at').notNull(),
		/** Until when the process that took it has it for itself. */
		heldUntil: moment('held_until'),
		sentAt: moment('sent_at'),
		/** Given up: nobody tries again unless an administrator says so. */
		deadAt: moment('dead_at'),
		/** Why the last try failed, for people. */
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

/** What one follower is to be told of one change. It outlives the letter that tells it, so that none tells it again. */
export const notice = pgTable(
	'notice',
	{
		followerId: partOf('follower_id', () => follower.id),
		changeId: integer('change_id')
			.notNull()
			.references(() => change.id, { onDelete: 'cascade' }),
		/** Why they are told. */
		followId: partOf('follow_id', () => follow.id),
		dueAt: moment('due_at').notNull(),
		/** The row of the outbox whose letter tells it. */
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
