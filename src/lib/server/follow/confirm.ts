import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm';
import { type Database, db, type Transaction } from '../db/index.ts';
import { endFollows } from './end.ts';
import { confirmHours, type Linked, followPath, readLink } from './links.ts';
import { subjectNames, type SubjectName } from './names.ts';
import { follow, follower } from './tables.ts';

type Follow = typeof follow.$inferSelect;

export interface Question extends Pick<Follow, 'kinds' | 'frequency'> {
	name: SubjectName;
	/** Path of the follower's page, if the follow is confirmed already. */
	mine?: string;
}

export type Asked = Question | 'forged' | 'too_old';

/** Changes nothing, because mail programs open links in letters by themselves. */
export async function readConfirmation(token: string): Promise<Asked> {
	const link = readLink('confirm', token);
	if (!link) return 'forged';
	const row = await standing(db, link);
	const name = row && (await subjectNames([row.follow.subject])).get(row.follow.subject);
	if (!name) return 'too_old';
	const { kinds, frequency, confirmedAt } = row.follow;
	const isFollowed = confirmedAt && !row.follower.endedAt;
	return { kinds, frequency, name, ...(isFollowed && { mine: followPath('mine', row.follower) }) };
}

/** Finds a follow that is confirmed or may still be. Links older than the follower's renewal find nothing. */
async function standing(session: Database, { id, linksRenewed }: Linked) {
	const since = new Date(Date.now() - confirmHours * 60 * 60_000);
	const [row] = await session
		.select()
		.from(follow)
		.innerJoin(follower, eq(follow.followerId, follower.id))
		.where(
			and(
				...[eq(follow.id, id), eq(follower.linksRenewed, linksRenewed)],
				or(isNotNull(follow.confirmedAt), gt(follow.createdAt, since))
			)
		);
	return row;
}

/** Confirms a follow. @returns path of the follower's page; undefined if the link is invalid or too old */
export async function confirmFollow(token: string): Promise<string | undefined> {
	const link = readLink('confirm', token);
	if (!link) return undefined;
	return db.transaction(async (tx) => {
		const asked = await standing(tx, link);
		if (!asked) return undefined;
		await startFollow(tx, asked.follow);
		return followPath('mine', asked.follower);
	});
}

/** After ending all letters, a follower takes up only this follow. */
export async function startFollow(
	tx: Transaction,
	{ id, followerId }: Pick<Follow, 'id' | 'followerId'>
): Promise<void> {
	const now = new Date();
	const recipient = await lockFollower(tx, followerId);
	if (recipient?.endedAt)
		await endFollows(tx, and(eq(follow.followerId, followerId), ne(follow.id, id))!);
	await tx
		.update(follow)
		.set({ confirmedAt: sql`coalesce(${follow.confirmedAt}, ${now.toISOString()}::timestamptz)` })
		.where(eq(follow.id, id));
	await resumeLetters(tx, followerId);
}

/** Serializes what is done to one follower. */
export async function lockFollower(tx: Transaction, followerId: string) {
	const rows = await tx.select().from(follower).where(eq(follower.id, followerId)).for('update');
	return rows[0];
}

export async function resumeLetters(tx: Transaction, followerId: string): Promise<void> {
	const now = new Date().toISOString();
	await tx
		.update(follower)
		.set({
			confirmedAt: sql`coalesce(${follower.confirmedAt}, ${now}::timestamptz)`,
			endedAt: null,
			endReason: null,
			refusals: 0,
			fullSince: null
		})
		.where(eq(follower.id, followerId));
}
