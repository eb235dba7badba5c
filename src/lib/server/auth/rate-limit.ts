import ipaddr from 'ipaddr.js';
import { type SQL, sql } from 'drizzle-orm';
import { type Database, db } from '../db/index.ts';
import * as t from './tables.ts';
import { keyedHash } from './secret.ts';

// How often something was tried in the last hour. Kept in the database, so that a restart does not forget; under a
// keyed hash, so that no address and no e-mail stands there; purged when the hour is over.

const hour = 60 * 60_000;

const at = (milliseconds: number) => sql`${new Date(milliseconds).toISOString()}::timestamptz`;

/** The stamps of the last hour. One from the future is left by a clock that was put back, and counts no more. */
const recent = (now: number): SQL =>
	sql`array(select stamp from unnest(${t.tries.times}) stamp where stamp > ${at(now - hour)} and stamp <= ${at(now + hour)})`;

/**
 * Takes one try of the hour's allowance, in one statement, so that a hundred at once cannot slip through; within the
 * session that counts what was tried, where there is one.
 * @returns false when the allowance is used up; the refused try itself does not count
 */
export async function takeTry(
	whose: string,
	allowance: number,
	session: Pick<Database, 'insert'> = db
): Promise<boolean> {
	const now = Date.now();
	const taken = await session
		.insert(t.tries)
		.values({ key: keyedHash(whose), times: [new Date(now)] })
		.onConflictDoUpdate({
			target: t.tries.key,
			set: { times: sql`array_append(${recent(now)}, ${at(now)})` },
			setWhere: sql`cardinality(${recent(now)}) < ${allowance}`
		})
		.returning({ key: t.tries.key });
	return taken.length === 1;
}

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
