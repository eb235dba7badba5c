import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm';
import { db, type Transaction } from '../db/index.ts';
import { endFollows } from './end.ts';
import { confirmHours, pathOf, readLink } from './links.ts';
import { namesOf, type SubjectName } from './names.ts';
import { follow, follower } from './tables.ts';

type Follow = typeof follow.$inferSelect;

/** What a link in a letter asks its reader. */
export interface Question extends Pick<Follow, 'kinds' | 'frequency'> {
	name: SubjectName;
	/** Whether they said yes already; then their own page is told. */
	mine?: string;
}

export type Asked = Question | 'forged' | 'too_old';

/** Looks, and changes nothing: what opens every link of a letter is often a program. */
export async function findAsked(token: string): Promise<Asked> {
	const id = readLink('confirm', token);
	if (id === undefined) return 'forged';
	const [row] = await db
		.select()
		.from(follow)
		.innerJoin(follower, eq(follow.followerId, follower.id))
		.where(standing(id));
	const name = row && (await namesOf([row.follow.subject])).get(row.follow.subject);
	if (!name) return 'too_old';
	const { kinds, frequency, confirmedAt, followerId } = row.follow;
	const isFollowed = confirmedAt && !row.follower.endedAt;
	return { kinds, frequency, name, ...(isFollowed && { mine: pathOf('mine', followerId) }) };
}

/** One that is followed, or may still be confirmed. */
const standing = (id: string) => {
	const since = new Date(Date.now() - confirmHours * 60 * 60_000);
	return and(eq(follow.id, id), or(isNotNull(follow.confirmedAt), gt(follow.createdAt, since)));
};

/**
 * Begins to follow what a letter asked for.
 * @returns the path of the follower’s own page; undefined where the link is none that stands
 */
export async function confirm(token: string): Promise<string | undefined> {
	const id = readLink('confirm', token);
	if (id === undefined) return undefined;
	return db.transaction(async (tx) => {
		const [asked] = await tx.select().from(follow).where(standing(id));
		if (!asked) return undefined;
		await begin(tx, asked);
		return pathOf('mine', asked.followerId);
	});
}

/** Whoever had ended all letters begins with this one alone. */
export async function begin(
	tx: Transaction,
	{ id, followerId }: Pick<Follow, 'id' | 'followerId'>
): Promise<void> {
	const now = new Date();
	const whose = await lockFollower(tx, followerId);
	if (whose?.endedAt)
		await endFollows(tx, and(eq(follow.followerId, followerId), ne(follow.id, id))!);
	await tx
		.update(follow)
		.set({ confirmedAt: sql`coalesce(${follow.confirmedAt}, ${now.toISOString()}::timestamptz)` })
		.where(eq(follow.id, id));
	await resume(tx, followerId);
}

/** Whatever is done to one follower is done in turn. */
export async function lockFollower(tx: Transaction, followerId: string) {
	const rows = await tx.select().from(follower).where(eq(follower.id, followerId)).for('update');
	return rows[0];
}

/** Letters go to them from now on. */
export async function resume(tx: Transaction, followerId: string): Promise<void> {
	const now = new Date().toISOString();
	await tx
		.update(follower)
		.set({
			confirmedAt: sql`coalesce(${follower.confirmedAt}, ${now}::timestamptz)`,
			...{ endedAt: null, endReason: null, refusals: 0 }
		})
		.where(eq(follower.id, followerId));
}
