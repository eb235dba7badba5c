import ipaddr from 'ipaddr.js';
import { type SQL, sql } from 'drizzle-orm';
import { mailboxOf } from '../../domain/mailbox.ts';
import { type Database, db } from '../db/index.ts';
import * as t from './tables.ts';
import { keyedHash } from './secret.ts';

// The database keeps the counts over a restart. Keyed hashes hide network and e-mail addresses.

const hour = 60 * 60_000;

const at = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`;

/** A timestamp in the future comes from a clock that was put back, and does not count. */
const recent = (now: number): SQL =>
	sql`array(select stamp from unnest(${t.tries.times}) stamp where stamp > ${at(now)} - make_interval(hours => ${t.tries.hours}) and stamp <= ${at(now + hour)})`;

/**
 * Counts an attempt in one statement, so that many at once cannot exceed the allowance; a refused one does not count.
 */
export async function takeTry(
	key: string,
	allowance: number,
	session: Database = db,
	hours = 1
): Promise<boolean> {
	const now = Date.now();
	const rows = await session
		.insert(t.tries)
		.values({ key: keyedHash(key), times: [new Date(now)], hours })
		.onConflictDoUpdate({
			target: t.tries.key,
			set: { times: sql`array_append(${recent(now)}, ${at(now)})` },
			setWhere: sql`cardinality(${recent(now)}) < ${allowance}`
		})
		.returning({ key: t.tries.key });
	return rows.length === 1;
}

/** Letters that one mailbox gets in a day because somebody asked for them. */
export const dailyLetters = 3;

export const takeLetter = (email: string, session: Database): Promise<boolean> =>
	takeTry(`letters:${mailboxOf(email)}`, dailyLetters, session, 24);

/** For attempts that were right, and so were no guesses. */
export async function giveBackTry(key: string): Promise<void> {
	await db
		.update(t.tries)
		.set({ times: sql`trim_array(${t.tries.times}, 1)` })
		.where(sql`${t.tries.key} = ${keyedHash(key)} and cardinality(${t.tries.times}) > 0`);
}

export async function purgeTries(): Promise<void> {
	await db.delete(t.tries).where(sql`cardinality(${recent(Date.now())}) = 0`);
}

export type Budget = [key: string, allowance: number];

export async function takeAll(budgets: Budget[], session?: Database): Promise<boolean> {
	for (const [key, allowance] of budgets)
		if (!(await takeTry(key, allowance, session))) return false;
	return true;
}

/** An IPv6 site (/48) gets this many times the allowance of one network (/64); see `budgetsOf`. */
export const networksOfSite = 3;

/**
 * A phone has a whole IPv6 /64, and a rented machine often a /48 with 65,536 of them, so both have budgets.
 * IPv4 mapped into IPv6 counts as IPv4.
 */
export function budgetsOf(purpose: string, address: string, allowance: number): Budget[] {
	const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
	if (parsed?.kind() !== 'ipv6') return [[`${purpose}:${parsed ?? address}`, allowance]];
	const first = (bits: number) =>
		`${purpose}:${parsed
			.toByteArray()
			.slice(0, bits / 8)
			.join('.')}/${bits}`;
	return [
		[first(64), allowance],
		[first(48), networksOfSite * allowance]
	];
}
