import { and, asc, desc, eq, exists, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { looksAgain } from '../settings.ts';
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

/**
 * Looks again at the live pages of which copies are kept, where it is time to, one after another, and marks the quotations
 * as verified, changed or gone.
 */
export async function lookAgain(stop?: AbortSignal): Promise<void> {
	if (!looksAgain()) return;
	const hosts = new Set<string>();
	for (const page of await duePages(new Date())) {
		const { host } = new URL(page.url);
		if (stop?.aborted || hosts.size >= mostInARow) return;
		if (!hosts.has(host)) await lookAt(page);
		hosts.add(host);
	}
}

/** Pages that somebody quotes, and of which a copy is older than a day; those that have waited longest come first. */
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
	const rows = await db
		.select({ id: article.id, url: article.url })
		.from(article)
		.leftJoin(livePage, eq(livePage.articleId, article.id))
		.where(
			and(
				...[isNotNull(article.url), ne(article.state, 'withdrawn'), exists(quoted)],
				or(lte(livePage.nextLookAt, now), and(isNull(livePage.articleId), exists(kept)))
			)
		)
		.orderBy(sql`${livePage.nextLookAt} nulls first`, asc(article.id))
		.limit(mostInARow * 10);
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
		.where(and(eq(t.copy.articleId, articleId), eq(t.copy.normalText, normalText)))
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
