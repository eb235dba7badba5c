import { and, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { email } from '../../forms/account.ts';
import { keyedHash, readSigned, signedId } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { type Bounce, readReport } from './bounce-reports.ts';
import { endFollower, endFollowers } from './end.ts';
import { follower } from './tables.ts';

// A follower is ended without their doing where their mailbox is none or stays full, or where they complain of our letters.

/** Refused twice in a row, nothing is sent any more. */
const mostRefusals = 2;
/** A mailbox that is full may be emptied: it ends its follower after so long, in which nothing else was heard of it. */
const fullDays = 30;

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
	await endFollower(
		db,
		id,
		'Your mail server refused our letters twice: it said that there is no such mailbox.'
	);
	return true;
}

/**
 * Notes that followers' mailboxes are said to be full.
 * @returns whether that ended one of them
 */
export async function noteFull(which: SQL): Promise<boolean> {
	const now = Date.now();
	const since = new Date(now).toISOString();
	await db
		.update(follower)
		.set({ fullSince: sql`coalesce(${follower.fullSince}, ${since}::timestamptz)` })
		.where(which);
	const tooLong = lte(follower.fullSince, new Date(now - fullDays * millisecondsADay));
	const ended = await endFollowers(
		db,
		and(which, tooLong)!,
		`Your mailbox was full for ${fullDays} days, and took none of our letters.`
	);
	return ended > 0;
}

/** Notes that their mail server took a letter: what it refused before was not for good. */
export const noteArrival = (session: Pick<Database, 'update'>, id: string) =>
	session
		.update(follower)
		.set({ refusals: 0, fullSince: null })
		.where(and(eq(follower.id, id), or(gt(follower.refusals, 0), isNotNull(follower.fullSince))));

const reasons: Record<Exclude<Bounce['why'], 'full'>, string> = {
	'no mailbox':
		'Your mail server sent a letter of ours back: it said that there is no such mailbox.',
	complaint: 'A letter of ours was reported as unwanted from your mailbox.'
};

/** Where an operator’s program reports what came back; whoever knows the address may report. */
export const hookPath = () => `/follow/bounced/${signedId('bounced', 'hook')}`;

export const isHook = (token: string) => readSigned('bounced', token) === 'hook';

/**
 * Ends whoever is reported to have no mailbox, or to have complained; notes whose mailbox is full.
 * @returns whether it is a report that we can read, and nothing of who follows
 */
export async function takeReport(said: unknown): Promise<boolean> {
	const bounces = readReport(said);
	for (const { email: typed, why } of bounces ?? []) {
		const { success, output } = v.safeParse(email, typed);
		if (!success) continue;
		const isTheirs = eq(follower.addressHash, keyedHash(output));
		if (why === 'full') await noteFull(isTheirs);
		else await endFollowers(db, isTheirs, reasons[why]);
	}
	return bounces !== undefined;
}
