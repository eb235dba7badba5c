import { and, asc, eq, sql } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { record } from '../../activity.ts';
import { account } from '../../auth/tables.ts';
import { keepCopy } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import { tellTogether } from '../../jobs/changes.ts';
import { inTransaction, Refused, saveNew, type Session } from '../../write/index.ts';
import { articleOf } from './article.ts';
import { placesOf, withCopies } from './on-record.ts';
import { readPost, type ReadPost } from './read-post.ts';
import { archive, archivePost } from './tables.ts';
import { topicFinder } from './topics.ts';
import type { Post } from './wxr.ts';

type Archive = typeof archive.$inferSelect;
type By = Pick<User, 'id' | 'name'>;

/**
 * So many enter at once: each time, all pages are made anew for readers, and whoever needs the embedded database then waits
 * for the half of a second that it takes.
 */
const atOnce = 30;

/**
 * Enters the next posts of an archive, with their copies, their reports and the number of their quotations, all at once or
 * none. One that cannot enter keeps no other out.
 * @param how.rest until when everybody else has the database; the posts are read meanwhile
 * @returns for how many milliseconds others had to wait; undefined where the archive is not under way
 */
export async function enterNext(
	id: string,
	{ most = atOnce, rest }: { most?: number; rest?: Promise<void> } = {}
): Promise<number | undefined> {
	const [found] = await db
		.select({ archive, by: { id: account.id, name: account.name } })
		.from(archive)
		.innerJoin(account, eq(account.id, archive.accountId))
		.where(and(eq(archive.id, id), eq(archive.state, 'entering')));
	if (!found) return undefined;
	const next = await db
		.select({ number: archivePost.number, post: sql<Post>`${archivePost.post}` })
		.from(archivePost)
		.where(and(eq(archivePost.archiveId, id), eq(archivePost.outcome, 'waiting')))
		.orderBy(asc(archivePost.number))
		.limit(most);
	const read: Numbered[] = [];
	for (const { number, post } of next) read.push({ number, post, ...(await readPost(post)) });
	await rest;
	const began = performance.now();
	if (read.length) await enterAll(found.archive, found.by, read);
	else await finish(found.archive, found.by);
	return performance.now() - began;
}

interface Numbered extends ReadPost {
	number: number;
	post: Post;
}

async function enterAll(file: Archive, by: By, posts: Numbered[]): Promise<void> {
	try {
		await inTransaction((session) => enter(session, file, by, posts));
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const [one, ...others] = posts;
		if (others.length) for (const each of posts) await enterAll(file, by, [each]);
		else
			await db
				.update(archivePost)
				.set({ outcome: 'refused', note: error.message })
				.where(and(eq(archivePost.archiveId, file.id), eq(archivePost.number, one!.number)));
	}
}

async function enter(session: Session, file: Archive, by: By, posts: Numbered[]): Promise<void> {
	const topicsOf = await topicFinder(session);
	const all = posts.map((each) => ({
		...each,
		item: articleOf(each.post, { ...file, lang: each.lang ?? file.lang }, topicsOf(each.post))
	}));
	const places = await placesOf(
		session,
		all.map(({ item }) => item)
	);
	const fresh = all.filter((_, at) => places[at]!.isNew).map(({ item }) => item);
	const how = {
		...{ author: by.name, authorId: by.id, reason: `Imported from ${file.fileName}` },
		way: `archive/${file.id}` as const
	};
	if (fresh.length) await saveNew(session, 'article', inOnePage(fresh), how);
	const copied = await withCopies(
		session,
		places.map(({ articleId }) => articleId)
	);
	// The copies come last: with the first, others who write begin to wait.
	for (const [at, { number, post, item, text, quotations, note }] of all.entries()) {
		const { articleId, isNew } = places[at]!;
		if (text && !copied.has(articleId))
			await keepCopy(session, {
				...{ articleId, way: 'imported', url: item.url, bytes: Buffer.from(post.html), text },
				...{ contentType: 'text/html; charset=utf-8', capturedBy: by.id }
			});
		copied.add(articleId);
		const lacks = item.url ? [] : ['Its address could not be read, so that it stays a draft.'];
		await session
			.update(archivePost)
			.set({
				...{ outcome: isNew ? 'entered' : 'known', articleId, quotations, post: null },
				note: [...lacks, ...(note ? [note] : [])].join(' ') || null
			})
			.where(and(eq(archivePost.archiveId, file.id), eq(archivePost.number, number)));
	}
}

async function* inOnePage<Item>(items: Item[]) {
	yield items;
}

async function finish({ id, fileName }: Archive, by: By) {
	await db.transaction(async (tx) => {
		const ended = await tx
			.update(archive)
			.set({ state: 'entered', finishedAt: sql`now()` })
			.where(and(eq(archive.id, id), eq(archive.state, 'entering')))
			.returning({ id: archive.id });
		if (!ended.length) return;
		await tellTogether(tx, `archive/${id}`);
		const counted = (outcome: string) =>
			sql<number>`(count(*) filter (where ${archivePost.outcome} = ${outcome}::post_outcome))::int`;
		const [counts] = await tx
			.select({ entered: counted('entered'), known: counted('known') })
			.from(archivePost)
			.where(eq(archivePost.archiveId, id));
		await record(tx, {
			...{ kind: 'import', actor: by, subject: fileName },
			detail: { as: 'articles', ...counts! }
		});
	});
}
