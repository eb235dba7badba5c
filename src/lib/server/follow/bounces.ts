import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { keyedHash } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { follower } from './tables.ts';

// What ends a follower without their doing: a mailbox that is none, or a complaint.

/** Refused twice in a row, nothing is sent any more. */
const mostRefusals = 2;

/** No letter leaves to them any more; the reason is for themselves. */
const end = (session: Pick<Database, 'update'>, which: ReturnType<typeof eq>, reason: string) =>
	session
		.update(follower)
		.set({ endedAt: new Date(), endReason: reason })
		.where(and(which, isNull(follower.endedAt)));

/**
 * Notes that their mail server said for good that there is no such mailbox.
 * @param tries of this letter that failed before: of letters that are refused in the same moment, one counts
 * @returns whether that ended them
 */
export async function noteRefusal(id: string, tries: number): Promise<boolean> {
	const [row] = await db
		.update(follower)
		.set({ refusals: sql`${follower.refusals} + 1` })
		.where(and(eq(follower.id, id), lte(follower.refusals, tries)))
		.returning({ refusals: follower.refusals });
	if (!row || row.refusals < mostRefusals) return false;
	await end(
		db,
		eq(follower.id, id),
		'Your mail server refused our letters twice: it said that there is no such mailbox.'
	);
	return true;
}

/** Notes that a mail server took a letter to them, which is news or what they asked for. */
export const noteArrival = (session: Pick<Database, 'update'>, id: string, isNews: boolean) =>
	session
		.update(follower)
		.set({ refusals: 0, ...(isNews && { lastLetterAt: new Date() }) })
		.where(eq(follower.id, id));

/** Ends whoever follows with this address, if anybody does; nobody is told which it was. */
export async function endAddress(email: string, reason: string): Promise<void> {
	await end(db, eq(follower.addressHash, keyedHash(email)), reason);
}
