import ipaddr from 'ipaddr.js';
import { type SQL, sql } from 'drizzle-orm';
import { mailboxOf } from '../../domain/mailbox.ts';
import { type Database, db } from '../db/index.ts';
import * as t from './tables.ts';
import { keyedHash } from './secret.ts';

// Attempts are counted in the database, so that a restart does not forget them, and under a keyed hash, so that no
// network or e-mail address is stored.

const hour = 60 * 60_000;

const at = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`;

/** The timestamps that count. A timestamp in the future comes from a clock that was put back, and is ignored. */
const recent = (now: number): SQL =>
	sql`array(select stamp from unnest(${t.tries.times}) stamp where stamp > ${at(now)} - make_interval(hours => ${t.tries.hours}) and stamp <= ${at(now + hour)})`;

/**
 * Counts one attempt in a single statement, so that a hundred at once cannot exceed the allowance. Pass the session
 * that does what is counted, if there is one.
 * @returns false if the allowance is used up; the refused attempt itself does not count
 */
export async function takeTry(
	key: string,
	allowance: number,
	session: Pick<Database, 'insert'> = db,
	hours = 1
): Promise<boolean> {
	const now = Date.now();
	const taken = await session
		.insert(t.tries)
		.values({ key: keyedHash(key), times: [new Date(now)], hours })
		.onConflictDoUpdate({
			target: t.tries.key,
			set: { times: sql`array_append(${recent(now)}, ${at(now)})` },
			setWhere: sql`cardinality(${recent(now)}) < ${allowance}`
		})
		.returning({ key: t.tries.key });
	return taken.length === 1;
}

/** Letters that one mailbox gets in a day because somebody asked for them. */
export const dailyLetters = 3;

/** Different spellings of an address count as one mailbox. */
export const takeLetter = (email: string, session: Pick<Database, 'insert'>): Promise<boolean> =>
	takeTry(`letters:${mailboxOf(email)}`, dailyLetters, session, 24);

/** For an attempt that was right, and therefore no guess. */
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

/** Counts an attempt for each budget, until one is used up. */
export async function takeAll(
	budgets: Budget[],
	session?: Pick<Database, 'insert'>
): Promise<boolean> {
	for (const [key, allowance] of budgets)
		if (!(await takeTry(key, allowance, session))) return false;
	return true;
}

/** An IPv6 site (/48) gets this many times the allowance of one network (/64); see `budgetsOf`. */
export const networksOfSite = 3;

/**
 * The budgets that limit an address. In IPv6 a home or a phone has a whole /64, and a rented machine often a /48,
 * which holds 65,536 of them. Both are limited, or a guesser would never run out of networks. IPv4 mapped into IPv6
 * counts as IPv4.
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
