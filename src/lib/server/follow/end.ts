import { and, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { notice } from '../jobs/tables.ts';
import { confirmHours, followPath, readLink } from './links.ts';
import { follow, follower } from './tables.ts';

const hour = 60 * 60_000;
/** Days to resume letters before the address is erased. */
export const resumableDays = 30;

export const endReasons = {
	oneClick: 'You ended all e-mails by the link in one of them.',
	own: 'You ended all e-mails on this page.'
} as const;

/**
 * Ends all letters to followers, who may resume until they are erased.
 * @param reason in words for the follower
 * @returns number of followers
 */
export const endFollowers = async (
	session: Database,
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

export const endFollower = (session: Database, id: string, reason: string) =>
	endFollowers(session, eq(follower.id, id), reason);

/** Ends single follows. They may be resumed for two days, but notices not yet sent are dropped. */
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
 * Ends all letters by a link, also by a renewed one: mail programs offer it as long as they keep the letter.
 * @returns path of the follower's page, only if the link is the newest
 */
export async function endByLink(token: string): Promise<string | undefined> {
	const link = readLink('end', token);
	if (!link) return undefined;
	await endFollower(db, link.id, endReasons.oneClick);
	const [recipient] = await db.select().from(follower).where(eq(follower.id, link.id));
	return recipient?.linksRenewed === link.linksRenewed ? followPath('mine', recipient) : undefined;
}

/** Erases unconfirmed follows and followers after a deadline, and followers who ended all letters. */
export async function purgeFollowers(): Promise<void> {
	const now = Date.now();
	const unconfirmedSince = new Date(now - confirmHours * hour);
	const endedSince = new Date(now - resumableDays * millisecondsADay);
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

/** Follows that ended do not count. */
export const followsNothing = async (session: Database, id: string) =>
	(await session.$count(follow, and(eq(follow.followerId, id), isNotNull(follow.confirmedAt)))) ===
	0;
