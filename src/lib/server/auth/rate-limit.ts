import ipaddr from 'ipaddr.js';
import { type SQL, sql } from 'drizzle-orm';
import { mailboxOf } from '../../domain/mailbox.ts';
import { type Database, db } from '../db/index.ts';
import * as t from './tables.ts';
import { keyedHash } from './secret.ts';

// How often something was tried in the last hour, or day. Kept in the database, so that a restart does not forget; under
// a keyed hash, so that no address and no e-mail stands there; purged when the time is over.

const hour = 60 * 60_000;

const at = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`;

/** The stamps that count. One from the future is left by a clock that was put back, and counts no more. */
const recent = (now: number): SQL =>
	sql`array(select stamp from unnest(${t.tries.times}) stamp where stamp > ${at(now)} - make_interval(hours => ${t.tries.hours}) and stamp <= ${at(now + hour)})`;

/**
 * Takes one try of the allowance of an hour, or of some hours, in one statement, so that a hundred at once cannot slip
 * through; within the session that counts what was tried, where there is one.
 * @returns false when the allowance is used up; the refused try itself does not count
 */
export async function takeTry(
	whose: string,
	allowance: number,
	session: Pick<Database, 'insert'> = db,
	hours = 1
): Promise<boolean> {
	const now = Date.now();
	const taken = await session
		.insert(t.tries)
		.values({ key: keyedHash(whose), times: [new Date(now)], hours })
		.onConflictDoUpdate({
			target: t.tries.key,
			set: { times: sql`array_append(${recent(now)}, ${at(now)})` },
			setWhere: sql`cardinality(${recent(now)}) < ${allowance}`
		})
		.returning({ key: t.tries.key });
	return taken.length === 1;
}

/** How many letters one mailbox gets in a day because somebody asked for them. */
export const dailyLetters = 3;

/** Takes one of the letters that somebody may have sent to a mailbox in a day, however its address is spelled. */
export const takeLetter = (email: string, session: Pick<Database, 'insert'>): Promise<boolean> =>
	takeTry(`letters:${mailboxOf(email)}`, dailyLetters, session, 24);

/** For a try that was no guess, because it was right. */
export async function giveBackTry(whose: string): Promise<void> {
	await db
		.update(t.tries)
		.set({ times: sql`trim_array(${t.tries.times}, 1)` })
		.where(sql`${t.tries.key} = ${keyedHash(whose)} and cardinality(${t.tries.times}) > 0`);
}

export async function purgeTries(): Promise<void> {
	await db.delete(t.tries).where(sql`cardinality(${recent(Date.now())}) = 0`);
}

export type Budget = [whose: string, allowance: number];

/** Takes a try of each; false at the first that is used up. */
export async function takeAll(
	budgets: Budget[],
	session?: Pick<Database, 'insert'>
): Promise<boolean> {
	for (const [whose, allowance] of budgets)
		if (!(await takeTry(whose, allowance, session))) return false;
	return true;
}

/** A site has as much for all its networks as this many of them; see `budgetsOf`. */
export const networksOfSite = 3;

/**
 * What an address is limited by. Of IPv6, a home or a phone has a whole /64 to itself, and whoever rents a machine
 * often a /48, which is 65,536 of them: both are limited, or a guesser would never run out of networks. What IPv6
 * carries of IPv4 counts as IPv4.
 */
export function budgetsOf(what: string, address: string, allowance: number): Budget[] {
	const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
	if (parsed?.kind() !== 'ipv6') return [[`${what}:${parsed ?? address}`, allowance]];
	const first = (bits: number) =>
		`${what}:${parsed
			.toByteArray()
			.slice(0, bits / 8)
			.join('.')}/${bits}`;
	return [
		[first(64), allowance],
		[first(48), networksOfSite * allowance]
	];
}
