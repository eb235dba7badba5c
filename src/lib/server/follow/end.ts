import { and, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { notice } from '../jobs/tables.ts';
import { confirmHours, pathOf, readLink } from './links.ts';
import { follow, follower } from './tables.ts';

const hour = 60 * 60_000;
/** So long one can take it up again; then the address is erased. */
export const keptDays = 30;

export const reasons = {
	oneClick: 'You ended all letters by the link in one of them.',
	own: 'You ended all letters on this page.'
} as const;

/**
 * Sends followers nothing more, of whatever they follow; until they are erased they can take it up again.
 * @param reason in words for the follower
 * @returns how many it ended
 */
export const endFollowers = async (
	session: Pick<Database, 'update'>,
	which: SQL,
	reason: string
): Promise<number> => {
	const ended = await session
		.update(follower)
		.set({ endedAt: new Date(), endReason: reason })
		.where(and(which, isNull(follower.endedAt)))
		.returning({ id: follower.id });
	return ended.length;
};

export const endFollower = (session: Pick<Database, 'update'>, id: string, reason: string) =>
	endFollowers(session, eq(follower.id, id), reason);

/** Ends single follows: they can be taken up for two days, and what waited to be told of them is told no more. */
export async function endFollows(tx: Transaction, which: SQL): Promise<void> {
	const ended = await tx
		.update(follow)
		.set({ confirmedAt: null, createdAt: new Date() })
		.where(and(which, isNotNull(follow.confirmedAt)))
		.returning({ id: follow.id });
	const ids = ended.map(({ id }) => id);
	await tx.delete(notice).where(and(inArray(notice.followId, ids), isNull(notice.letterId)));
}

export const isEndLink = (token: string) => readLink('end', token) !== undefined;

/**
 * Ends all by a link in a letter, once or again. One that was renewed since does so too, for mail programs offer it as
 * long as the letter is kept; it leads nowhere else.
 * @returns the path of the follower's own page, for whoever has their newest link
 */
export async function endByLink(token: string): Promise<string | undefined> {
	const link = readLink('end', token);
	if (!link) return undefined;
	await endFollower(db, link.id, reasons.oneClick);
	const [whose] = await db.select().from(follower).where(eq(follower.id, link.id));
	return whose?.linksRenewed === link.linksRenewed ? pathOf('mine', whose) : undefined;
}

/** Erases whoever did not confirm in time, what they did not confirm, and whoever ended all letters a while ago. */
export async function purgeFollowers(): Promise<void> {
	const now = Date.now();
	const unconfirmedSince = new Date(now - confirmHours * hour);
	const endedSince = new Date(now - keptDays * millisecondsADay);
	await db
		.delete(follow)
		.where(and(isNull(follow.confirmedAt), lt(follow.createdAt, unconfirmedSince)));
	await db
		.delete(follower)
		.where(
			or(
				and(isNull(follower.confirmedAt), lt(follower.createdAt, unconfirmedSince)),
				lt(follower.endedAt, endedSince)
			)
		);
}

/** Whether nothing of a follower's is followed any more; for one whose last follow was ended. */
export const followsNothing = async (session: Pick<Database, '$count'>, id: string) =>
	(await session.$count(follow, and(eq(follow.followerId, id), isNotNull(follow.confirmedAt)))) ===
	0;
