import { and, eq, sql } from 'drizzle-orm';
import { dailyLetters, takeTry } from '../auth/rate-limit.ts';
import { db } from '../db/index.ts';
import { sendFollowLetter } from './ask.ts';
import { renewedLetter } from './letters.ts';
import { followerAt } from './mine.ts';
import { follower } from './tables.ts';

/**
 * Ends the links in all letters so far, if one fell into other hands. Only a letter has the new link. Requests by
 * strangers have their own limit, which must not block the owner.
 * @returns undefined if the link is invalid
 */
export async function renewLinks(token: string): Promise<'renewed' | 'too_often' | undefined> {
	const recipient = await followerAt(token);
	if (!recipient) return undefined;
	const { id, linksRenewed } = recipient;
	return db.transaction(async (tx) => {
		if (!(await takeTry(`links:${id}`, dailyLetters, tx, 24))) return 'too_often';
		const [renewed] = await tx
			.update(follower)
			.set({ linksRenewed: sql`${follower.linksRenewed} + 1` })
			.where(and(eq(follower.id, id), eq(follower.linksRenewed, linksRenewed)))
			.returning();
		if (renewed) await sendFollowLetter(tx, id, 'follow_mine', renewedLetter(renewed));
		return 'renewed';
	});
}
