import { and, asc, eq, or, sql } from 'drizzle-orm';
import { addressKey, cleanAddress } from '../../../domain/address/address.ts';
import { findQuotations } from '../../../domain/quotations/find.ts';
import type { User } from '../../../domain/staff.ts';
import { record } from '../../activity.ts';
import { account } from '../../auth/tables.ts';
import { captureOf } from '../../capture/index.ts';
import { keepCopy } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { inTransaction, Refused, saveWithin, type Session } from '../../write/index.ts';
import { articleOf } from './article.ts';
import { pageOf } from './html.ts';
import { archive, archivePost } from './tables.ts';
import { topicsNamed } from './topics.ts';
import type { Post } from './wxr.ts';

type Outcome = Pick<
	typeof archivePost.$inferInsert,
	'outcome' | 'articleId' | 'quotations' | 'note'
>;
type Archive = typeof archive.$inferSelect;
type By = Pick<User, 'id' | 'name'>;

/**
 * Enters the next post of an archive, with its copy, its report and the number of its quotations, all at once or not at all.
 * @returns whether there was one
 */
export async function enterNext(id: string): Promise<boolean> {
	const [found] = await db
		.select({ archive, by: { id: account.id, name: account.name } })
		.from(archive)
		.innerJoin(account, eq(account.id, archive.accountId))
		.where(and(eq(archive.id, id), eq(archive.state, 'entering')));
	if (!found) return false;
	const [next] = await db
		.select({ number: archivePost.number, post: archivePost.post })
		.from(archivePost)
		.where(and(eq(archivePost.archiveId, id), eq(archivePost.outcome, 'waiting')))
		.orderBy(asc(archivePost.number))
		.limit(1);
	if (!next?.post) {
		await finish(found.archive, found.by);
		return true;
	}
	const { number, post } = next;
	const isIt = and(eq(archivePost.archiveId, id), eq(archivePost.number, number));
	const read = await readPost(post);
	try {
		await inTransaction(async (session) => {
			const outcome = await enter(session, found.archive, found.by, post, read);
			await session
				.update(archivePost)
				.set({ ...outcome, post: null })
				.where(isIt);
		});
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		await db.update(archivePost).set({ outcome: 'refused', note: error.message }).where(isIt);
	}
	return true;
}

interface Read {
	text: string;
	lang?: string;
	quotations: number;
	/** Why it has no text. */
	note?: string;
}

/** Its text, read where pages are read, and how many quotations are in it. */
async function readPost({ html }: Post): Promise<Read> {
	const page = Buffer.from(pageOf(html));
	const captured = await captureOf(page, { contentType: 'text/html; charset=utf-8' });
	if ('refused' in captured)
		return {
			text: '',
			quotations: 0,
			note: 'No text could be read of it, so that it has no copy.'
		};
	const { text, lang } = captured;
	return { text, lang: lang?.value, quotations: findQuotations(text).length };
}

async function enter(
	session: Session,
	{ fileName, ...common }: Archive,
	by: By,
	post: Post,
	{ text, lang, quotations, note }: Read
): Promise<Outcome> {
	const topics = await topicsNamed(session, [...post.tags, ...post.categories]);
	const item = articleOf(post, { ...common, lang: lang ?? common.lang }, topics);
	const known = await onRecord(session, item.id, item.url);
	const articleId = known ?? item.id;
	if (!known)
		await saveWithin(session, 'article', item, {
			...{ author: by.name, authorId: by.id, reason: `Imported from ${fileName}` }
		});
	const bytes = Buffer.from(post.html);
	if (text && !(known && (await hasCopies(session, known))))
		await keepCopy(session, {
			...{ articleId, way: 'imported', url: cleanAddress(post.link), bytes, text },
			...{ contentType: 'text/html; charset=utf-8', capturedBy: by.id }
		});
	const lacks = item.url ? undefined : 'Its address could not be read, so that it stays a draft.';
	return {
		...{ outcome: known ? 'known' : 'entered', articleId, quotations },
		note: [lacks, note].filter(Boolean).join(' ') || null
	};
}

/** The article that a post is already, by what WordPress calls it or by its address. */
async function onRecord(session: Session, itemId: string, url?: string) {
	const { id, addressKey: key } = t.article;
	const address = url && addressKey(url);
	const [found] = await session
		.select({ id })
		.from(t.article)
		.where(or(eq(id, itemId), address ? eq(key, address) : undefined))
		.orderBy(sql`${id} = ${itemId} desc`)
		.limit(1);
	return found?.id;
}

/** A page that was captured before keeps its own copies: they are what readers saw. */
async function hasCopies(session: Session, articleId: string) {
	const [found] = await session
		.select({ id: t.copy.id })
		.from(t.copy)
		.where(eq(t.copy.articleId, articleId))
		.limit(1);
	return found !== undefined;
}

async function finish({ id, fileName }: Archive, by: By) {
	await db.transaction(async (tx) => {
		const ended = await tx
			.update(archive)
			.set({ state: 'entered', finishedAt: sql`now()` })
			.where(and(eq(archive.id, id), eq(archive.state, 'entering')))
			.returning({ id: archive.id });
		if (!ended.length) return;
		const [counted] = await tx
			.select({
				entered: sql<number>`(count(*) filter (where ${archivePost.outcome} = 'entered'))::int`,
				known: sql<number>`(count(*) filter (where ${archivePost.outcome} = 'known'))::int`
			})
			.from(archivePost)
			.where(eq(archivePost.archiveId, id));
		await record(tx, {
			...{ kind: 'import', actor: by, subject: fileName },
			detail: { as: 'articles', ...counted! }
		});
	});
}
