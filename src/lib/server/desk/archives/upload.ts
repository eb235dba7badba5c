import { eq, sql } from 'drizzle-orm';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { most } from '../../../domain/archives.ts';
import type { User } from '../../../domain/staff.ts';
import { db } from '../../db/index.ts';
import { newId } from '../../write/index.ts';
import { archive, archivePost } from './tables.ts';
import { isTooLong, NoArchive, type Post, type Site, WxrReader } from './wxr.ts';

export type Uploaded = { id: string; problem?: undefined } | { problem: string; id?: undefined };

const pieceLength = 64 * 1024;

/**
 * Takes a file in, post by post as it is read, so that no more of it is held at once than a piece and its posts. What was
 * stored of one that breaks off, or is no archive, is deleted again.
 */
export async function upload(
	user: User,
	file: { name: string; stream(): ReadableStream<Uint8Array> }
): Promise<Uploaded> {
	const id = newId();
	const fileName = lineOf(file.name) || 'archive.xml';
	await db.insert(archive).values({ id, fileName, accountId: user.id });
	try {
		const { site, total } = await store(id, file.stream());
		const outlet = lineOf(site.title);
		const [lang = ''] = site.language.toLowerCase().split(/[-_]/);
		await db
			.update(archive)
			.set({
				...{ state: 'read', total, outlet, skipped: site.skipped },
				...(/^[a-z]{2,3}$/.test(lang) && { lang })
			})
			.where(eq(archive.id, id));
		return { id };
	} catch (error) {
		await db.delete(archive).where(eq(archive.id, id));
		if (error instanceof NoArchive) return { problem: error.message };
		throw error;
	}
}

async function store(
	archiveId: string,
	stream: ReadableStream<Uint8Array>
): Promise<{ site: Site; total: number }> {
	const reader = new WxrReader();
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let total = 0;
	const keep = async (posts: Post[]) => {
		if (total + posts.length > most.posts)
			throw new NoArchive(
				`This file holds more than ${most.posts.toLocaleString('en')} posts. Export fewer years at a time.`
			);
		if (posts.length) await storePosts(archiveId, total + 1, posts);
		total += posts.length;
	};
	for await (const bytes of stream)
		for (let start = 0; start < bytes.length; start += pieceLength) {
			await keep(reader.write(decoded(decoder, bytes.subarray(start, start + pieceLength))));
			await yieldToOthers();
		}
	reader.write(decoded(decoder));
	await keep(reader.end());
	return { site: reader.site, total };
}

function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
	try {
		// PostgreSQL takes no NUL, and XML has none.
		return decoder.decode(bytes, { stream: bytes !== undefined }).replaceAll('\0', '');
	} catch {
		throw new NoArchive('This file is not in UTF-8, as exports of WordPress are. It was not read.');
	}
}

/** As one parameter, as rows of files are. */
async function storePosts(archiveId: string, first: number, posts: Post[]) {
	const rows = posts.map((post, at) => ({
		...{ number: first + at, title: lineOf(post.title) || post.link.slice(0, 200) },
		...(isTooLong(post)
			? { outcome: 'refused', note: 'It is longer than a million letters, which no article is.' }
			: { outcome: 'waiting', post })
	}));
	await db.execute(sql`
		insert into ${archivePost} (archive_id, number, title, outcome, note, post)
		select ${archiveId}, number, title, outcome::post_outcome, note, post
		from json_to_recordset(${JSON.stringify(rows)}::text::json)
			as given(number int, title text, outcome text, note text, post jsonb)`);
}

const lineOf = (text: string) =>
	(text.split(/[\\/]/).at(-1) ?? '')
		.toWellFormed()
		.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
		.trim()
		.slice(0, 200)
		.toWellFormed();
