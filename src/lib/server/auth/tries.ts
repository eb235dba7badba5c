import ipaddr from 'ipaddr.js';
import { type SQL, sql } from 'drizzle-orm';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/accounts.ts';
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

/** One network's name: a home or a phone has a whole /64 of IPv6 to itself. */
export function networkOf(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	return parsed.kind() === 'ipv6' ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString();
}
