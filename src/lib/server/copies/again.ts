import { and, asc, desc, eq, gte, isNotNull, isNull, lte, ne, not, or, sql } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { raiseVersion } from '../db/version.ts';
import * as t from '../db/schema.ts';
import { hasRow } from '../lists/list.ts';
import { keepsCopies, looksAgain } from '../settings.ts';
import { inTransaction } from '../write/index.ts';
import type { Session } from '../write/types.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { isAnyIn } from './anchor.ts';
import { keepCopy, lockArticle, normalWithin, storable } from './keep.ts';
import { hasFetchedCopy } from './get.ts';
import { afterLook } from './next-look.ts';
import { see, type Sight } from './see.ts';
import { urlOf } from '../../domain/address/url.ts';

/** Each page is of another host. */
const pagesPerRound = 20;
/** If a process dies, others may take its page after this time. */
const claimMilliseconds = 3_600_000;

interface Due {
	id: string;
	url: string;
}

/** Older sources wait for `npm run capture`. */
const freshDays = 30;

/** Checks the quotations of pages with copies, and makes the first copy of new sources. */
export async function lookAgain(stop?: AbortSignal): Promise<void> {
	let isSeen = false;
	try {
		for (const page of await duePages(new Date())) {
			if (stop?.aborted) return;
			isSeen = (await lookAt(page)) || isSeen;
		}
	} finally {
		if (isSeen) await raiseVersion();
	}
}

/** Takes the longest-waiting page of each host, so that no host delays others. */
async function duePages(now: Date): Promise<Due[]> {
	const { article, livePage, copy, quotation } = t;
	const old = new Date(now.getTime() - millisecondsADay);
	const hasOldCopy = hasRow(copy, and(eq(copy.articleId, article.id), lte(copy.capturedAt, old)));
	const fresh = new Date(now.getTime() - freshDays * millisecondsADay);
	const isDue = lte(livePage.nextLookAt, now);
	const isNew = isNull(livePage.articleId);
	const conditions = [
		looksAgain()
			? and(
					ne(article.state, 'withdrawn'),
					hasRow(quotation, eq(quotation.articleId, article.id)),
					or(isDue, and(isNew, hasOldCopy))
				)
			: undefined,
		keepsCopies()
			? and(
					...[isPublished(article.state), gte(article.updatedAt, fresh), not(hasFetchedCopy())],
					or(isDue, isNew)
				)
			: undefined
	].filter((each) => each !== undefined);
	if (!conditions.length) return [];
	const host = sql`split_part(${article.url}, '/', 3)`;
	const first = db
		.selectDistinctOn([host], { id: article.id, url: article.url, next: livePage.nextLookAt })
		.from(article)
		.leftJoin(livePage, eq(livePage.articleId, article.id))
		.where(and(isNotNull(article.url), or(...conditions)))
		.orderBy(host, sql`${livePage.nextLookAt} nulls first`, asc(article.id))
		.as('first');
	const rows = await db
		.select({ id: first.id, url: first.url })
		.from(first)
		.orderBy(sql`${first.next} nulls first`, asc(first.id))
		.limit(pagesPerRound);
	return rows.flatMap(({ id, url }) => (url && urlOf(url) ? { id, url } : []));
}

/** @returns whether readers see a change for which nothing else raises the version of the record */
async function lookAt({ id, url }: Due): Promise<boolean> {
	const claimed = await claim(id);
	if (!claimed) return false;
	const sight = await see(url);
	return inTransaction((session) => recordLook(session, id, claimed.before, sight));
}

/** @returns the row before; undefined if another process was faster */
async function claim(articleId: string) {
	const { livePage } = t;
	const lookedAt = new Date();
	const nextLookAt = new Date(lookedAt.getTime() + claimMilliseconds);
	const [before] = await db.select().from(livePage).where(eq(livePage.articleId, articleId));
	const claimed = before
		? await db
				.update(livePage)
				.set({ nextLookAt })
				.where(and(eq(livePage.articleId, articleId), eq(livePage.nextLookAt, before.nextLookAt)))
				.returning({ id: livePage.articleId })
		: await db
				.insert(livePage)
				.values({ articleId, state: 'there', lookedAt, nextLookAt })
				.onConflictDoNothing()
				.returning({ id: livePage.articleId });
	return claimed.length ? { before } : undefined;
}

async function recordLook(
	session: Session,
	articleId: string,
	before: typeof t.livePage.$inferSelect | undefined,
	seen: Sight
): Promise<boolean> {
	const now = new Date();
	await lockArticle(session, articleId);
	const sight = await unlessPaywalled(session, articleId, seen);
	const after = afterLook(before, sight.is, now);
	const isKnown = sight.is === 'there' || (after.state === 'gone' && before?.state !== 'gone');
	await session
		.update(t.livePage)
		.set({
			...after,
			lookedAt: now,
			...(isKnown && { seenAt: now }),
			...(sight.is === 'there'
				? { copyId: await copyOf(session, articleId, sight), failure: null }
				: { failure: sight.why })
		})
		.where(eq(t.livePage.articleId, articleId));
	// The day of the look alone is none: the line that tells it stays true, and the page cache lasts no longer than a day.
	const isFirst = sight.is === 'there' && !before?.copyId;
	return isFirst || (after.state === 'gone') !== (before?.state === 'gone');
}

async function copyOf(
	session: Session,
	articleId: string,
	{ page, text }: Extract<Sight, { is: 'there' }>
): Promise<string> {
	const { text: normalText } = normalWithin(session, storable(text));
	const [same] = await session
		.select({ id: t.copy.id })
		.from(t.copy)
		.where(
			and(
				...[eq(t.copy.articleId, articleId), eq(t.copy.normalText, normalText)],
				ne(t.copy.way, 'pasted')
			)
		)
		.orderBy(desc(t.copy.capturedAt))
		.limit(1);
	return same?.id ?? keepCopy(session, { ...page, articleId, text, way: 'fetched' });
}

const minimumShareKept = 0.4;

/** A page with little of its text and no quotation probably has a paywall now, which is no change. */
async function unlessPaywalled(session: Session, articleId: string, sight: Sight): Promise<Sight> {
	if (sight.is !== 'there') return sight;
	const [longest] = await session
		.select({ letters: sql<number>`max(length(${t.copy.normalText}))::integer` })
		.from(t.copy)
		.where(eq(t.copy.articleId, articleId));
	const { text } = normalWithin(session, storable(sight.text));
	if (!longest || text.length >= minimumShareKept * longest.letters) return sight;
	const quotations = await session
		.select({ exact: t.quotation.exact })
		.from(t.quotation)
		.where(eq(t.quotation.articleId, articleId));
	const [isAny] = outputsWithin(session, 'isAnyIn', [{ text, quotations }], {
		task: isAnyIn,
		letters: () => quotations.length * text.length
	});
	if (isAny !== false) return sight;
	return {
		is: 'failing',
		why: 'It shows much less text than was kept of it: it may ask readers to sign in or to subscribe.'
	};
}
