import { and, eq, lt, sql } from 'drizzle-orm';
import { db } from '../../db/index.ts';
import type { Common } from './article.ts';
import { archive } from './tables.ts';

/**
 * Has an archive enter from the first post that has not, with what its articles are to have in common.
 * @returns false where it has moved on since `version`
 */
export async function begin(id: string, version: number, common: Common): Promise<boolean> {
	const begun = await db
		.update(archive)
		.set({ ...common, state: 'entering', failure: null, version: version + 1 })
		.where(and(eq(archive.id, id), eq(archive.state, 'read'), eq(archive.version, version)))
		.returning({ id: archive.id });
	return begun.length > 0;
}

/** Forgets an archive of which nothing is to enter, or nothing more. What entered stays. */
export async function giveUp(id: string, version: number): Promise<boolean> {
	const gone = await db
		.delete(archive)
		.where(and(eq(archive.id, id), eq(archive.state, 'read'), eq(archive.version, version)))
		.returning({ id: archive.id });
	return gone.length > 0;
}

/** Forgets what a process that ended left half read. */
export async function purgeArchives(): Promise<void> {
	await db
		.delete(archive)
		.where(
			and(eq(archive.state, 'reading'), lt(archive.createdAt, sql`now() - interval '1 hour'`))
		);
}
