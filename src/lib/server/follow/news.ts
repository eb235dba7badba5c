import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { LRUCache } from 'lru-cache';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { db } from '../db/index.ts';
import { change, follow, follower, notice, outbox } from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { type Letter, writeLater } from '../jobs/mail.ts';
import { notePosted } from '../jobs/outbox.ts';
import type { Linked } from './links.ts';
import { withDepartures } from './departures.ts';
import { newsLetter } from './news-letter.ts';
import { subjectNames } from './names.ts';
import { type ChangeSummary, summarizeChanges } from './change-summary.ts';
import type { Followed } from './together.ts';

const atOnce = 500;
const letterEveryMinutes = 60;
const longestWaitDays = 8;

/** Queues a letter for each follower with due notices, at most one an hour. */
export async function queueNews(): Promise<void> {
	while ((await gatherSome()) === atOnce) await othersTurn();
}

function gatherSome(): Promise<number> {
	const now = new Date();
	const lastBefore = new Date(now.getTime() - letterEveryMinutes * 60_000);
	// A due time beyond the next Monday, or a last letter in the future, means that the clock was set back.
	const farOff = new Date(now.getTime() + longestWaitDays * millisecondsADay);
	const isDue = and(isNull(notice.letterId), or(lte(notice.dueAt, now), gt(notice.dueAt, farOff)));
	const { lastLetterAt } = follower;
	return db.transaction(async (tx) => {
		const due = await tx
			.select({ id: follower.id })
			.from(follower)
			.where(
				and(
					inArray(follower.id, tx.select({ id: notice.followerId }).from(notice).where(isDue)),
					isNull(follower.endedAt),
					or(isNull(lastLetterAt), lte(lastLetterAt, lastBefore), gt(lastLetterAt, now))
				)
			)
			.limit(atOnce)
			.for('update', { skipLocked: true });
		if (!due.length) return 0;
		const ids = due.map(({ id }) => id);
		const letters = await tx
			.insert(outbox)
			.values(
				ids.map((followerId) => ({
					followerId,
					kind: 'news',
					dedupeKey: `news/${followerId}/${now.getTime()}`,
					createdAt: now,
					nextTryAt: now
				}))
			)
			.returning({ id: outbox.id, followerId: outbox.followerId });
		const letterIds = letters.map(({ id }) => id);
		await tx
			.update(notice)
			.set({ letterId: outbox.id })
			.from(outbox)
			.where(and(isDue, eq(notice.followerId, outbox.followerId), inArray(outbox.id, letterIds)));
		await tx.update(follower).set({ lastLetterAt: now }).where(inArray(follower.id, ids));
		notePosted();
		return ids.length;
	});
}

/** Many followers share the same news, so summaries are cached until the record changes. */
const cachedSummaries = new LRUCache<string, Promise<ChangeSummary[]>>({ max: 50 });

async function summariesOf(reasons: Reason[], followed: Followed[]): Promise<ChangeSummary[]> {
	const key = [
		await readVersion(),
		reasons.at(-1)?.at.getTime(),
		...reasons.map(({ change }) => change),
		// Only batches are summarized by what the follower follows.
		...(reasons.some(({ batch }) => batch) ? [JSON.stringify(followed)] : [])
	].join();
	const changes = reasons.map(({ change }) => change);
	const known = cachedSummaries.get(key) ?? summarizeChanges(changes, followed);
	cachedSummaries.set(key, known);
	known.catch(() => cachedSummaries.delete(key));
	return known;
}

interface Reason {
	change: number;
	at: Date;
	subject: string;
	batch: string | null;
}

writeLater('news', async ({ id, followerId }) => {
	const reasons = await db
		.select({ change: change.id, at: change.at, subject: follow.subject, batch: change.batch })
		.from(notice)
		.innerJoin(change, eq(change.id, notice.changeId))
		.innerJoin(follow, eq(follow.id, notice.followId))
		.where(and(eq(notice.letterId, id), isNotNull(follow.confirmedAt)))
		.orderBy(asc(change.id));
	const [recipient] = await db.select().from(follower).where(eq(follower.id, followerId!));
	const followed = await db
		.select({ subject: follow.subject, kinds: follow.kinds })
		.from(follow)
		.where(and(eq(follow.followerId, followerId!), isNotNull(follow.confirmedAt)))
		.orderBy(asc(follow.subject));
	return recipient && newsOf(recipient, reasons, followed);
});

async function newsOf(
	recipient: Linked,
	reasons: Reason[],
	followed: Followed[]
): Promise<Letter | undefined> {
	const subjectOf = new Map(reasons.map(({ change, subject }) => [change, subject]));
	const all = await withDepartures(await summariesOf(reasons, followed), ({ change }) =>
		subjectOf.get(change)
	);
	if (!all.length) return undefined;
	const names = await subjectNames([...new Set(reasons.map(({ subject }) => subject))]);
	const items = all.map((item) => ({
		...item,
		why: names.get(subjectOf.get(item.change)!)?.label ?? 'Rulewatch'
	}));
	return newsLetter(items, recipient);
}
