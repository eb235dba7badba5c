import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { moment, partOf } from '../../nouns/columns.server.ts';
import { followKinds, frequencies } from '../../domain/follow.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { account } from '../auth/tables.ts';

// Followers get mail without an account; webhooks belong to staff.

export const followKind = pgEnum('follow_kind', keysOf(followKinds));
export const frequency = pgEnum('frequency', keysOf(frequencies));

const followed = () => ({
	subject: text('subject').notNull(),
	kinds: followKind('kinds').array().notNull()
});

/** The address is sealed and can be found only by its keyed hash. */
export const follower = pgTable('follower', {
	id: text('id').primaryKey(),
	addressHash: text('address_hash').notNull().unique(),
	sealedAddress: text('sealed_address').notNull(),
	createdAt: moment('created_at').notNull(),
	/** When they confirmed the address. Before that they get only letters that ask for it. */
	confirmedAt: moment('confirmed_at'),
	/** No letter is sent after this, and 30 days later the row is erased. */
	endedAt: moment('ended_at'),
	/** In words for the follower. */
	endReason: text('end_reason'),
	/** Permanent refusals in a row by their mail server. */
	refusals: integer('refusals').notNull().default(0),
	/** Since when their mailbox has been full. */
	fullSince: moment('full_since'),
	lastLetterAt: moment('last_letter_at'),
	/** How often they renewed their links. A link with another number opens nothing. */
	linksRenewed: integer('links_renewed').notNull().default(0)
});

export const follow = pgTable(
	'follow',
	{
		id: text('id').primaryKey(),
		followerId: partOf('follower_id', () => follower.id),
		...followed(),
		frequency: frequency('frequency').notNull(),
		/** IANA time zone, for letters in the morning. */
		timeZone: text('time_zone').notNull(),
		createdAt: moment('created_at').notNull(),
		confirmedAt: moment('confirmed_at')
	},
	(t) => [
		unique('follow_once').on(t.followerId, t.subject),
		index('follow_subject_index').on(t.subject),
		index('follow_unconfirmed_index')
			.on(t.createdAt)
			.where(sql`${t.confirmedAt} is null`),
		check('follow_of_something', sql`cardinality(${t.kinds}) > 0`)
	]
);

/** The address and the secret are sealed, because either gives access to the receiver. */
export const webhook = pgTable(
	'webhook',
	{
		id: text('id').primaryKey(),
		ownerId: partOf('owner_id', () => account.id),
		name: text('name').notNull(),
		sealedUrl: text('sealed_url').notNull(),
		/** Shown in place of the address. */
		host: text('host').notNull(),
		sealedSecret: text('sealed_secret').notNull(),
		/** `standard`: Standard Webhooks; `chat`: a line of text, as Slack and Mattermost accept it. */
		format: text('format', { enum: ['standard', 'chat'] }).notNull(),
		...followed(),
		createdAt: moment('created_at').notNull(),
		/** Hash of the code sent for verification, until the owner enters it. */
		codeHash: text('code_hash'),
		verifiedAt: moment('verified_at'),
		lastDeliveredAt: moment('last_delivered_at'),
		/** Since when every try has failed. */
		failingSince: moment('failing_since'),
		offAt: moment('off_at'),
		/** In words for the owner. */
		offReason: text('off_reason')
	},
	(t) => [
		index('webhook_owner_index').on(t.ownerId),
		index('webhook_subject_index').on(t.subject),
		check('webhook_of_something', sql`cardinality(${t.kinds}) > 0`),
		check('webhook_name_not_blank', sql`btrim(${t.name}) <> ''`)
	]
);
