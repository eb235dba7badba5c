import { keepCopy } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import { inTransaction, Refused, saveNew, type Session } from '../../write/index.ts';
import type { Way } from '../../write/ways.ts';
import { importer } from '../update.ts';
import { articleOf, type Common, identityOf, lineOf } from './article.ts';
import { placesOf, withCopies } from './on-record.ts';
import { readPost, type ReadPost } from './read-post.ts';
import { topicFinder } from './topics.ts';
import { isTooLong, type Post } from './wxr.ts';

export interface Archive extends Common {
	fileName: string;
	way: Way;
}

export interface Entry {
	title: string;
	outcome: 'entered' | 'known' | 'refused';
	articleId?: string;
	quotations: number;
	/** The reason of a refusal, or a fault of the article. */
	note?: string;
}

/** A refused post does not stop the others; a post whose article has a copy is skipped. */
export async function enterPosts(archive: Archive, posts: Post[]): Promise<Entry[]> {
	const places = await placesOf(db, posts.map(identityOf));
	const articles = places.map(({ articleId }) => articleId);
	const copied = await withCopies(db, articles);
	const entries: Entry[] = [];
	const read: Read[] = [];
	for (const [at, post] of posts.entries()) {
		const { articleId } = places[at]!;
		if (copied.has(articleId)) entries.push({ ...about(post), outcome: 'known', articleId });
		else if (isTooLong(post)) entries.push(refused(post, tooLong));
		else read.push({ post, ...(await readPost(post)) });
	}
	return [...entries, ...(read.length ? await enterAll(archive, read) : [])];
}

const tooLong = 'It is longer than a million letters, which no article is.';

const about = ({ title, link }: Post) => ({ title: lineOf(title || link, 200), quotations: 0 });
const refused = (post: Post, note: string): Entry => ({
	...about(post),
	outcome: 'refused',
	note
});

interface Read extends ReadPost {
	post: Post;
}

async function enterAll(archive: Archive, posts: Read[]): Promise<Entry[]> {
	try {
		return await inTransaction((session) => enter(session, archive, posts));
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const [{ post }, ...others] = posts as [Read, ...Read[]];
		if (!others.length) return [refused(post, error.message)];
		const entries: Entry[] = [];
		for (const each of posts) entries.push(...(await enterAll(archive, [each])));
		return entries;
	}
}

async function enter(session: Session, archive: Archive, posts: Read[]): Promise<Entry[]> {
	const topicsOf = await topicFinder(session);
	const items = posts.map(({ post, lang }) =>
		articleOf(post, { ...archive, lang: lang ?? archive.lang }, topicsOf(post))
	);
	const places = await placesOf(session, items);
	const fresh = items.filter((_, at) => places[at]!.isNew);
	const reason = `Imported from ${archive.fileName}`;
	if (fresh.length)
		await saveNew(session, 'article', [fresh], { author: importer, reason, way: archive.way });
	const articles = places.map(({ articleId }) => articleId);
	const copied = await withCopies(session, articles);
	const entries: Entry[] = [];
	// Storing the first copy takes a lock that other writers wait for, so copies come last.
	for (const [at, { post, text, quotations, note }] of posts.entries()) {
		const { articleId, isNew } = places[at]!;
		const { url } = items[at]!;
		if (text && !copied.has(articleId))
			await keepCopy(session, {
				articleId,
				way: 'imported',
				url,
				bytes: Buffer.from(post.html),
				text,
				contentType: 'text/html; charset=utf-8'
			});
		copied.add(articleId);
		const lacks = url ? [] : ['Its address could not be read, so that it stays a draft.'];
		const notes = [...lacks, ...(note ? [note] : [])];
		entries.push({
			...about(post),
			outcome: isNew ? 'entered' : 'known',
			articleId,
			quotations,
			note: notes.join(' ') || undefined
		});
	}
	return entries;
}
