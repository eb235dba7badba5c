import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import { moment, partOf } from '../../nouns/columns.server.ts';
import { tokenScopes } from '../../domain/token.ts';
import { keysOf, roles } from '../../domain/vocabulary.ts';

// Tokens are stored as hashes only.

export const role = pgEnum('role', keysOf(roles));
export const ticketPurpose = pgEnum('ticket_purpose', [
	'set_up',
	'invitation',
	'reset',
	'address',
	'second_step'
]);

export const tokenScope = pgEnum('token_scope', keysOf(tokenScopes));

const ofAccount = () => partOf('account_id', () => account.id);

export const account = pgTable(
	'account',
	{
		id: text('id').primaryKey(),
		/** In the normal form of `forms/account.ts`, so that the unique constraint finds every spelling. */
		email: text('email').notNull().unique(),
		name: text('name').notNull(),
		role: role('role').notNull(),
		/** Argon2id, with its parameters. */
		passwordHash: text('password_hash').notNull(),
		/** Sealed by `auth/secret.ts`; asked for at sign-in once it is confirmed. */
		totpSecret: text('totp_secret'),
		totpConfirmedAt: moment('totp_confirmed_at'),
		/** The last time step whose code was used: each code works once. */
		totpLastStep: bigint('totp_last_step', { mode: 'number' }),
		disabledAt: moment('disabled_at'),
		/** Null for the usual limits; see `write/quota.ts`. */
		mostMegabytes: integer('most_megabytes'),
		mostWaiting: integer('most_waiting'),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		check('account_name_not_blank', sql`btrim(${t.name}) <> ''`),
		check('account_quota_positive', sql`${t.mostMegabytes} > 0 and ${t.mostWaiting} > 0`),
		check('account_totp_whole', sql`${t.totpConfirmedAt} is null or ${t.totpSecret} is not null`)
	]
);

/** Lucia's table. `id` is the SHA-256 of the token in the cookie. */
export const session = pgTable(
	'session',
	{
		id: text('id').primaryKey(),
		userId: ofAccount(),
		expiresAt: moment('expires_at').notNull(),
		createdAt: moment('created_at').notNull(),
		/** «Firefox on Linux» */
		device: text('device').notNull()
	},
	(t) => [index('session_account_index').on(t.userId)]
);

/** A browser in which its owner has signed in before. */
export const device = pgTable(
	'device',
	{
		tokenHash: text('token_hash').primaryKey(),
		accountId: ofAccount(),
		usedAt: moment('used_at').notNull()
	},
	(t) => [index('device_account_index').on(t.accountId)]
);

/** A one-time permission: a link in a letter, or the step between password and code. */
export const ticket = pgTable(
	'ticket',
	{
		tokenHash: text('token_hash').primaryKey(),
		purpose: ticketPurpose('purpose').notNull(),
		accountId: text('account_id').references(() => account.id, { onDelete: 'cascade' }),
		email: text('email'),
		role: role('role'),
		createdBy: text('created_by').references(() => account.id),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull()
	},
	(t) => [
		index('ticket_account_index').on(t.accountId),
		check(
			'ticket_has_bearer',
			sql`case ${t.purpose}
				when 'set_up' then num_nonnulls(${t.accountId}, ${t.email}, ${t.role}) = 0
				when 'invitation' then ${t.accountId} is null and num_nulls(${t.email}, ${t.role}, ${t.createdBy}) = 0
				else ${t.accountId} is not null end`
		)
	]
);

export const apiToken = pgTable(
	'api_token',
	{
		id: text('id').primaryKey(),
		tokenHash: text('token_hash').notNull().unique(),
		accountId: ofAccount(),
		name: text('name').notNull(),
		scopes: tokenScope('scopes').array().notNull(),
		createdAt: moment('created_at').notNull(),
		expiresAt: moment('expires_at').notNull(),
		/** The last day of use, in UTC. The time is not stored: when somebody works is nobody's business. */
		usedOn: date('used_on')
	},
	(t) => [
		index('api_token_account_index').on(t.accountId),
		check('api_token_name_not_blank', sql`btrim(${t.name}) <> ''`),
		check('api_token_does_something', sql`cardinality(${t.scopes}) > 0`)
	]
);

export const recoveryCode = pgTable(
	'recovery_code',
	{ accountId: ofAccount(), codeHash: text('code_hash').notNull() },
	(t) => [primaryKey({ columns: [t.accountId, t.codeHash] })]
);

/** Keys are keyed hashes; see `auth/rate-limit.ts`. */
export const tries = pgTable('tries', {
	key: text('key').primaryKey(),
	times: moment('times').array().notNull(),
	hours: integer('hours').notNull().default(1)
});

/** `activity.ts` alone writes these events; they never change. */
export const activity = pgTable(
	'activity',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		at: moment('at').notNull(),
		kind: text('kind').notNull(),
		/** Null if nobody was signed in. */
		actorId: text('actor_id'),
		actorName: text('actor_name'),
		/** In words. */
		subject: text('subject'),
		detail: jsonb('detail').$type<Record<string, string | number>>().notNull().default({})
	},
	(t) => [index('activity_at_index').on(t.at), index('activity_kind_index').on(t.kind, t.id)]
);
