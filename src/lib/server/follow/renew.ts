import { and, eq, sql } from 'drizzle-orm';
import { dailyLetters, takeTry } from '../auth/rate-limit.ts';
import { db } from '../db/index.ts';
import { send } from './ask.ts';
import { renewedLetter } from './letters.ts';
import { followerAt } from './mine.ts';
import { follower } from './tables.ts';

/**
 * Ends the links in all letters so far, for a follower whose letter came into other hands. The new link is told by a
 * letter alone, so that whoever has an old one stays outside. What strangers ask for is counted apart: it must not keep
 * an owner from it.
 * @returns undefined where it is no link of a follower's
 */
export async function renewLinks(token: string): Promise<'renewed' | 'too_often' | undefined> {
	const whose = await followerAt(token);
	if (!whose) return undefined;
	const { id, linksRenewed } = whose;
	return db.transaction(async (tx) => {
		if (!(await takeTry(`links:${id}`, dailyLetters, tx, 24))) return 'too_often';
		const [renewed] = await tx
			.update(follower)
			.set({ linksRenewed: sql`${follower.linksRenewed} + 1` })
			.where(and(eq(follower.id, id), eq(follower.linksRenewed, linksRenewed)))
			.returning();
		if (renewed) await send(tx, id, 'follow_mine', renewedLetter(renewed));
		return 'renewed';
	});
}
