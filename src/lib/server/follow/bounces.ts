import { and, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { email } from '../../forms/account.ts';
import { keyedHash, readSigned, signedId } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { type Bounce, readReport } from './bounce-reports.ts';
import { endFollower, endFollowers } from './end.ts';
import { follower } from './tables.ts';

// Letters to a follower end if the mailbox does not exist or stays full, or if its owner complains.

/** Letters end after this many refusals in a row. */
const mostRefusals = 2;
/** A full mailbox may be emptied, so follows end only after this many days without an arrival. */
const fullDays = 30;

/**
 * Counts a permanent refusal.
 * @param tries earlier failed tries of this letter, so that letters refused at the same time count once
 * @returns whether letters ended
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
		'Your mail server refused our e-mails twice: it said that there is no such mailbox.'
	);
	return true;
}

/** Notes full mailboxes. @returns whether letters to one of them ended */
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
		`Your mailbox was full for ${fullDays} days, and took none of our e-mails.`
	);
	return ended > 0;
}

/** Once a mail server accepts a letter, earlier refusals no longer count. */
export const noteArrival = (session: Database, id: string) =>
	session
		.update(follower)
		.set({ refusals: 0, fullSince: null })
		.where(and(eq(follower.id, id), or(gt(follower.refusals, 0), isNotNull(follower.fullSince))));

const reasons: Record<Exclude<Bounce['why'], 'full'>, string> = {
	'no mailbox':
		'Your mail server sent an e-mail of ours back: it said that there is no such mailbox.',
	complaint: 'An e-mail of ours was reported as unwanted from your mailbox.'
};

/** An operator's program reports bounces here. The address is secret, since whoever knows it may report. */
export const hookPath = () => `/follow/bounced/${signedId('bounced', 'hook')}`;

export const isHook = (token: string) => readSigned('bounced', token) === 'hook';

/** Handles a bounce report. @returns whether it could be read, and nothing about who follows */
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
