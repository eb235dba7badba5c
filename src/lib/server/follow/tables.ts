import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { moment, partOf } from '../../nouns/columns.server.ts';
import { followKinds, frequencies } from '../../domain/follow.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { account } from '../auth/tables.ts';

// Who is told of changes: followers by mail, who have no account, and webhooks of staff.

export const followKind = pgEnum('follow_kind', keysOf(followKinds));
export const frequency = pgEnum('frequency', keysOf(frequencies));

/** What is followed (`domain/follow`), and what of it. */
const followed = () => ({
	subject: text('subject').notNull(),
	kinds: followKind('kinds').array().notNull()
});

/** Somebody who asked for letters. Their address is sealed; nothing finds it but a keyed hash of the whole. */
export const follower = pgTable('follower', {
	id: text('id').primaryKey(),
	addressHash: text('address_hash').notNull().unique(),
	sealedAddress: text('sealed_address').notNull(),
	createdAt: moment('created_at').notNull(),
	/** When they first said by a link that the address is theirs; nothing but that question is sent before. */
	confirmedAt: moment('confirmed_at'),
	/** No letter leaves after it, and 30 days later the row is erased. */
	endedAt: moment('ended_at'),
	/** Why, in words for the follower. */
	endReason: text('end_reason'),
	/** How many letters in a row their mail server refused for good. */
	refusals: integer('refusals').notNull().default(0),
	/** Since when their mail server has said of each letter that their mailbox is full. */
	fullSince: moment('full_since'),
	lastLetterAt: moment('last_letter_at'),
	/** How often their links were renewed: each link says it, and an older one opens nothing. */
	linksRenewed: integer('links_renewed').notNull().default(0)
});

export const follow = pgTable(
	'follow',
	{
		id: text('id').primaryKey(),
		followerId: partOf('follower_id', () => follower.id),
		...followed(),
		frequency: frequency('frequency').notNull(),
		/** IANA, of the follower's morning. */
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

/** Where a program of somebody's wants to be told. The address and the secret are sealed: either lets in who has it. */
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
		/** `standard`: Standard Webhooks; `chat`: a line of text, as Slack and Mattermost take it. */
		format: text('format', { enum: ['standard', 'chat'] }).notNull(),
		...followed(),
		createdAt: moment('created_at').notNull(),
		/** The code that was sent to it, hashed, until its owner gives it back. */
		codeHash: text('code_hash'),
		verifiedAt: moment('verified_at'),
		lastDeliveredAt: moment('last_delivered_at'),
		/** Since when every try has failed. */
		failingSince: moment('failing_since'),
		offAt: moment('off_at'),
		/** Why it was switched off, in words for its owner. */
		offReason: text('off_reason')
	},
	(t) => [
		index('webhook_owner_index').on(t.ownerId),
		index('webhook_subject_index').on(t.subject),
		check('webhook_of_something', sql`cardinality(${t.kinds}) > 0`),
		check('webhook_name_not_blank', sql`btrim(${t.name}) <> ''`)
	]
);
