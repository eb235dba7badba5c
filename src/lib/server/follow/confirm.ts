import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm';
import { type Database, db, type Transaction } from '../db/index.ts';
import { endFollows } from './end.ts';
import { confirmHours, type Linked, pathOf, readLink } from './links.ts';
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
	const link = readLink('confirm', token);
	if (!link) return 'forged';
	const row = await standing(db, link);
	const name = row && (await namesOf([row.follow.subject])).get(row.follow.subject);
	if (!name) return 'too_old';
	const { kinds, frequency, confirmedAt } = row.follow;
	const isFollowed = confirmedAt && !row.follower.endedAt;
	return { kinds, frequency, name, ...(isFollowed && { mine: pathOf('mine', row.follower) }) };
}

/** One that is followed, or may still be confirmed; no link finds it that is older than its follower's. */
async function standing(session: Pick<Database, 'select'>, { id, linksRenewed }: Linked) {
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

/**
 * Begins to follow what a letter asked for.
 * @returns the path of the follower’s own page; undefined where the link is none that stands
 */
export async function confirm(token: string): Promise<string | undefined> {
	const link = readLink('confirm', token);
	if (!link) return undefined;
	return db.transaction(async (tx) => {
		const asked = await standing(tx, link);
		if (!asked) return undefined;
		await begin(tx, asked.follow);
		return pathOf('mine', asked.follower);
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
			...{ endedAt: null, endReason: null, refusals: 0, fullSince: null }
		})
		.where(eq(follower.id, followerId));
}
