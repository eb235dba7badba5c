import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { FollowKind, Frequency } from '../../domain/follow.ts';
import { db, type Transaction } from '../db/index.ts';
import { begin, lockFollower, resume } from './confirm.ts';
import { endFollower, endFollows, followsNothing, reasons } from './end.ts';
import { readLink } from './links.ts';
import { namesOf, type SubjectName } from './names.ts';
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
	const [whose] = await db
		.select()
		.from(follower)
		.where(and(eq(follower.id, link.id), isNewest, isNotNull(follower.confirmedAt)));
	return whose;
}

export const isMine = async (token: string) => (await followerAt(token)) !== undefined;

export async function mine(token: string): Promise<Mine | undefined> {
	const whose = await followerAt(token);
	if (!whose) return undefined;
	const rows = await db
		.select()
		.from(follow)
		.where(eq(follow.followerId, whose.id))
		.orderBy(asc(follow.createdAt), asc(follow.id));
	const names = await namesOf(rows.map(({ subject }) => subject));
	const named = rows.map(({ id, subject, kinds, frequency, confirmedAt }) => ({
		isFollowed: confirmedAt !== null,
		entry: { id, kinds, frequency, name: names.get(subject) ?? gone }
	}));
	const { endedAt, endReason } = whose;
	return {
		follows: named.flatMap(({ isFollowed, entry }) => (isFollowed ? entry : [])),
		dormant: named.flatMap(({ isFollowed, entry }) => (isFollowed ? [] : entry)),
		timeZone: rows[0]?.timeZone ?? 'UTC',
		...(endedAt && { ended: { at: endedAt, reason: endReason ?? reasons.own } })
	};
}

/** An item that is a draft again must not be named. */
const gone: SubjectName = {
	label: 'Something that is on record no more',
	href: '/',
	isOnRecord: false
};

type Act = (tx: Transaction, one: { id: string; followerId: string }) => Promise<unknown>;

/** @returns whether the follow is on their page */
async function withOwn(token: string, followId: string, act: Act): Promise<boolean> {
	const whose = await followerAt(token);
	if (!whose) return false;
	return db.transaction(async (tx) => {
		await lockFollower(tx, whose.id);
		const [own] = await tx
			.select({ id: follow.id, followerId: follow.followerId })
			.from(follow)
			.where(and(eq(follow.id, followId), eq(follow.followerId, whose.id)));
		if (own) await act(tx, own);
		return own !== undefined;
	});
}

export const change = (
	token: string,
	{ id, ...values }: { id: string; kinds: FollowKind[]; frequency: Frequency }
) => withOwn(token, id, (tx, own) => tx.update(follow).set(values).where(eq(follow.id, own.id)));

/** After the last follow ends, the follower gets no letters, and is erased in time. */
export const endOne = (token: string, id: string) =>
	withOwn(token, id, async (tx, own) => {
		await endFollows(tx, eq(follow.id, own.id));
		if (await followsNothing(tx, own.followerId))
			await endFollower(tx, own.followerId, reasons.own);
	});

/** Resumes an ended follow or confirms a new one: the link proves the address, as a letter does. */
export const takeUp = (token: string, id: string) => withOwn(token, id, begin);

async function withAll(
	token: string,
	act: (tx: Transaction, followerId: string) => Promise<unknown>
): Promise<boolean> {
	const whose = await followerAt(token);
	if (whose) await db.transaction((tx) => act(tx, whose.id));
	return whose !== undefined;
}

export const setTimeZone = (token: string, timeZone: string) =>
	withAll(token, (tx, id) => tx.update(follow).set({ timeZone }).where(eq(follow.followerId, id)));

export const endAll = (token: string) =>
	withAll(token, (tx, id) => endFollower(tx, id, reasons.own));

/** Resumes what was followed when all letters ended. */
export const takeUpAll = (token: string) => withAll(token, resume);
