import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { FollowKind, Frequency } from '../../domain/follow.ts';
import { db, type Transaction } from '../db/index.ts';
import { startFollow, lockFollower, resumeLetters } from './confirm.ts';
import { endFollower, endFollows, followsNothing, endReasons } from './end.ts';
import { readLink } from './links.ts';
import { subjectNames, type SubjectName } from './names.ts';
import { follow, follower } from './tables.ts';

export interface Follow {
	id: string;
	name: SubjectName;
	kinds: FollowKind[];
	frequency: Frequency;
}

export interface Mine {
	follows: Follow[];
	/** Follows that recently ended or await confirmation. */
	dormant: Follow[];
	timeZone: string;
	ended?: { at: Date; reason: string };
}

/** Returns undefined if the link is invalid or was renewed, or the follower was erased. */
export async function followerAt(token: string) {
	const link = readLink('mine', token);
	if (!link) return undefined;
	const isNewest = eq(follower.linksRenewed, link.linksRenewed);
	const [recipient] = await db
		.select()
		.from(follower)
		.where(and(eq(follower.id, link.id), isNewest, isNotNull(follower.confirmedAt)));
	return recipient;
}

export const isFollowerLink = async (token: string) => (await followerAt(token)) !== undefined;

export async function readFollows(token: string): Promise<Mine | undefined> {
	const recipient = await followerAt(token);
	if (!recipient) return undefined;
	const rows = await db
		.select()
		.from(follow)
		.where(eq(follow.followerId, recipient.id))
		.orderBy(asc(follow.createdAt), asc(follow.id));
	const names = await subjectNames(rows.map(({ subject }) => subject));
	const named = rows.map(({ id, subject, kinds, frequency, confirmedAt }) => ({
		isFollowed: confirmedAt !== null,
		entry: { id, kinds, frequency, name: names.get(subject) ?? withdrawnSubject }
	}));
	const { endedAt, endReason } = recipient;
	return {
		follows: named.flatMap(({ isFollowed, entry }) => (isFollowed ? entry : [])),
		dormant: named.flatMap(({ isFollowed, entry }) => (isFollowed ? [] : entry)),
		timeZone: rows[0]?.timeZone ?? 'UTC',
		...(endedAt && { ended: { at: endedAt, reason: endReason ?? endReasons.own } })
	};
}

/** An item that is a draft again must not be named. */
const withdrawnSubject: SubjectName = {
	label: 'Something that is on record no more',
	href: '/',
	isOnRecord: false
};

type Act = (tx: Transaction, one: { id: string; followerId: string }) => Promise<unknown>;

/** @returns whether the follow is on their page */
async function withOwn(token: string, followId: string, act: Act): Promise<boolean> {
	const recipient = await followerAt(token);
	if (!recipient) return false;
	return db.transaction(async (tx) => {
		await lockFollower(tx, recipient.id);
		const [own] = await tx
			.select({ id: follow.id, followerId: follow.followerId })
			.from(follow)
			.where(and(eq(follow.id, followId), eq(follow.followerId, recipient.id)));
		if (own) await act(tx, own);
		return own !== undefined;
	});
}

export const changeFollow = (
	token: string,
	{ id, ...values }: { id: string; kinds: FollowKind[]; frequency: Frequency }
) => withOwn(token, id, (tx, own) => tx.update(follow).set(values).where(eq(follow.id, own.id)));

/** After the last follow ends, the follower gets no letters, and is erased in time. */
export const endOne = (token: string, id: string) =>
	withOwn(token, id, async (tx, own) => {
		await endFollows(tx, eq(follow.id, own.id));
		if (await followsNothing(tx, own.followerId))
			await endFollower(tx, own.followerId, endReasons.own);
	});

/** Resumes an ended follow or confirms a new one: the link proves the address, as a letter does. */
export const resumeFollow = (token: string, id: string) => withOwn(token, id, startFollow);

async function withAll(
	token: string,
	act: (tx: Transaction, followerId: string) => Promise<unknown>
): Promise<boolean> {
	const recipient = await followerAt(token);
	if (recipient) await db.transaction((tx) => act(tx, recipient.id));
	return recipient !== undefined;
}

export const setTimeZone = (token: string, timeZone: string) =>
	withAll(token, (tx, id) => tx.update(follow).set({ timeZone }).where(eq(follow.followerId, id)));

export const endAll = (token: string) =>
	withAll(token, (tx, id) => endFollower(tx, id, endReasons.own));

/** Resumes what was followed when all letters ended. */
export const resumeAll = (token: string) => withAll(token, resumeLetters);
