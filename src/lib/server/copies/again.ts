import {
	and,
	asc,
	desc,
	eq,
	exists,
	gte,
	isNotNull,
	isNull,
	lte,
	ne,
	notExists,
	or,
	sql
} from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { keepsCopies, looksAgain } from '../settings.ts';
import { inTransaction } from '../write/index.ts';
import type { Session } from '../write/types.ts';
import { outputsWithin } from '../worker/outputs.ts';
import { isAnyIn } from './anchor.ts';
import { keepCopy, lockArticle, normalWithin, storable } from './keep.ts';
import { afterLook } from './next-look.ts';
import { see, type Sight } from './see.ts';

/** So many pages are looked at in a row, each of another host. */
const mostInARow = 20;
/** Whoever took a page and was ended meanwhile leaves it to others after this. */
const heldMilliseconds = 3_600_000;

interface Due {
	id: string;
	url: string;
}

/** A source that was published or changed within so many days is fetched; after that, `npm run capture` is asked to. */
const freshDays = 30;

/**
 * Looks at live pages where it is time to, one after another: at those of which copies are kept, to mark the quotations as
 * verified, changed or gone; and for the first time at those of new sources, to keep a copy.
 */
export async function lookAgain(stop?: AbortSignal): Promise<void> {
	for (const page of await duePages(new Date())) {
		if (stop?.aborted) return;
		await lookAt(page);
	}
}

/**
 * Pages that somebody quotes, and of which a copy is older than a day; and those of published sources of which nobody but
 * people brought a copy. Of each host it is the one that has waited longest, so that no host keeps others waiting.
 */
async function duePages(now: Date): Promise<Due[]> {
	const { article, livePage, copy, quotation } = t;
	const old = new Date(now.getTime() - millisecondsADay);
	const kept = db
		.select({ one: sql`1` })
		.from(copy)
		.where(and(eq(copy.articleId, article.id), lte(copy.capturedAt, old)));
	const quoted = db
		.select({ one: sql`1` })
		.from(quotation)
		.where(eq(quotation.articleId, article.id));
	const brought = db
		.select({ one: sql`1` })
		.from(copy)
		.where(and(eq(copy.articleId, article.id), ne(copy.way, 'pasted')));
	const fresh = new Date(now.getTime() - freshDays * millisecondsADay);
	const isDue = lte(livePage.nextLookAt, now);
	const isNew = isNull(livePage.articleId);
	const wanted = [
		looksAgain()
			? and(ne(article.state, 'withdrawn'), exists(quoted), or(isDue, and(isNew, exists(kept))))
			: undefined,
		keepsCopies()
			? and(
					...[eq(article.state, 'published'), gte(article.updatedAt, fresh), notExists(brought)],
					or(isDue, isNew)
				)
			: undefined
	].filter((each) => each !== undefined);
	if (!wanted.length) return [];
	const host = sql`split_part(${article.url}, '/', 3)`;
	const first = db
		.selectDistinctOn([host], { id: article.id, url: article.url, next: livePage.nextLookAt })
		.from(article)
		.leftJoin(livePage, eq(livePage.articleId, article.id))
		.where(and(isNotNull(article.url), or(...wanted)))
		.orderBy(host, sql`${livePage.nextLookAt} nulls first`, asc(article.id))
		.as('first');
	const rows = await db
		.select({ id: first.id, url: first.url })
		.from(first)
		.orderBy(sql`${first.next} nulls first`, asc(first.id))
		.limit(mostInARow);
	return rows.flatMap(({ id, url }) => (url && URL.canParse(url) ? { id, url } : []));
}

async function lookAt({ id, url }: Due): Promise<void> {
	const taken = await take(id);
	if (!taken) return;
	const sight = await see(url);
	await inTransaction((session) => note(session, id, taken.before, sight));
}

/** Takes a page for this process, and says how it was at the look before; undefined where another was faster. */
async function take(articleId: string) {
	const { livePage } = t;
	const lookedAt = new Date();
	const nextLookAt = new Date(lookedAt.getTime() + heldMilliseconds);
	const [before] = await db.select().from(livePage).where(eq(livePage.articleId, articleId));
	const taken = before
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
	return taken.length ? { before } : undefined;
}

async function note(
	session: Session,
	articleId: string,
	before: typeof t.livePage.$inferSelect | undefined,
	seen: Sight
): Promise<void> {
	const now = new Date();
	await lockArticle(session, articleId);
	const sight = await doubted(session, articleId, seen);
	const after = afterLook(before, sight.is, now);
	const isKnown = sight.is === 'there' || (after.state === 'gone' && before?.state !== 'gone');
	await session
		.update(t.livePage)
		.set({
			...{ ...after, lookedAt: now },
			...(isKnown && { seenAt: now }),
			...(sight.is === 'there'
				? { copyId: await copyOf(session, articleId, sight), failure: null }
				: { failure: sight.why })
		})
		.where(eq(t.livePage.articleId, articleId));
}

/** The copy that is as the page is now: one that is kept, or a new one where its text differs from all of them. */
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
				// It confirms what was pasted, and is kept for that.
				ne(t.copy.way, 'pasted')
			)
		)
		.orderBy(desc(t.copy.capturedAt))
		.limit(1);
	return same?.id ?? keepCopy(session, { ...page, articleId, text, way: 'fetched' });
}

const leastOfText = 0.4;

/**
 * A page that shows little of what was kept of it, and none of what is quoted, has put a wall before its text: that is no
 * change of its words.
 */
async function doubted(session: Session, articleId: string, sight: Sight): Promise<Sight> {
	if (sight.is !== 'there') return sight;
	const [kept] = await session
		.select({ letters: sql<number>`max(length(${t.copy.normalText}))::integer` })
		.from(t.copy)
		.where(eq(t.copy.articleId, articleId));
	const { text } = normalWithin(session, storable(sight.text));
	if (!kept || text.length >= leastOfText * kept.letters) return sight;
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
