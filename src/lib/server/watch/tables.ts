import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { calendarDay, moment, partOf } from '../../nouns/columns.server.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { watchKinds, watchStates } from '../../domain/watch/pages.ts';
import { event } from '../../nouns/event/table.server.ts';
import { regulation } from '../../nouns/regulation/table.server.ts';
import { account } from '../auth/tables.ts';
import { copy } from '../copies/tables.ts';

// `domain/watch` decides what follows from a look.

export const watchKind = pgEnum('watch_kind', keysOf(watchKinds));
export const watchState = pgEnum('watch_state', keysOf(watchStates));

export const watch = pgTable(
	'watch',
	{
		id: text('id').primaryKey(),
		regulationId: partOf('regulation_id', () => regulation.id),
		url: text('url').notNull(),
		/** We look at one page of a host at a time. */
		host: text('host').notNull(),
		/** A CSS selector; empty for the whole page. */
		region: text('region').notNull().default(''),
		kind: watchKind('kind').notNull(),
		everyHours: integer('every_hours').notNull(),
		/** The owner is asked about the page. */
		ownerId: text('owner_id').references(() => account.id, { onDelete: 'set null' }),
		createdAt: moment('created_at').notNull(),
		/** Raised when an editor changes the watch: looks that began before are void. */
		version: integer('version').notNull().default(1),
		stoppedAt: moment('stopped_at'),

		state: watchState('state').notNull().default('ok'),
		suspectText: text('suspect_text'),
		suspectAt: moment('suspect_at'),
		reversals: integer('doubts').notNull().default(0),
		missingLooks: integer('missing_looks').notNull().default(0),
		missingSince: moment('missing_since'),
		failures: integer('failures').notNull().default(0),
		failingSince: moment('failing_since'),
		failure: text('failure'),
		notifiedAt: moment('told_at'),

		/** For conditional requests. */
		etag: text('etag'),
		lastModified: text('last_modified'),
		/** Readers see the day. */
		seenAt: moment('seen_at'),
		seenOn: calendarDay('seen_on'),
		nextLookAt: moment('next_look_at').notNull(),
		heldUntil: moment('held_until'),
		/** Its owner was asked because it changed too often, and wanted to keep the watch. */
		askedAt: moment('asked_at'),
		answeredAt: moment('answered_at')
	},
	(t) => [
		index('watch_regulation_index').on(t.regulationId),
		index('watch_due_index')
			.on(t.nextLookAt)
			.where(sql`${t.stoppedAt} is null`),
		index('watch_host_index').on(t.host),
		check('watch_url_http', sql`${t.url} ~ '^https?://'`),
		check('watch_every_hours', sql`${t.everyHours} between 1 and 24`)
	]
);

/** The first, and each that was a change. */
export const watchPage = pgTable(
	'watch_page',
	{
		id: text('id').primaryKey(),
		watchId: partOf('watch_id', () => watch.id),
		/** SHA-256 of the words that are compared; when the page is gone, `gone` and the hash of its last text. */
		hash: text('hash').notNull(),
		/** Null if the page was gone. */
		copyId: text('copy_id').references(() => copy.id, { onDelete: 'set null' }),
		beforeId: text('before_id'),
		foundAt: moment('found_at').notNull(),
		lastSeenAt: moment('last_seen_at').notNull(),
		eventId: text('event_id').references(() => event.id, { onDelete: 'set null' })
	},
	(t) => [
		unique('watch_page_once').on(t.watchId, t.hash),
		index('watch_page_seen_index').on(t.watchId, t.lastSeenAt),
		index('watch_page_copy_index').on(t.copyId),
		index('watch_page_event_index').on(t.eventId)
	]
);

/** Kept for some weeks. */
export const watchLook = pgTable(
	'watch_look',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		watchId: partOf('watch_id', () => watch.id),
		at: moment('at').notNull(),
		/** Null if the server did not answer. */
		status: integer('status'),
		bodyHash: text('body_hash'),
		state: watchState('state').notNull(),
		failure: text('failure')
	},
	(t) => [index('watch_look_index').on(t.watchId, t.at)]
);
