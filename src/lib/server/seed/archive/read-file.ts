import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { NoArchive, type Post, type Site, WxrReader } from './wxr.ts';

const most = { bytes: 64 * 1024 * 1024, posts: 20_000 };

const pieceLength = 64 * 1024;

export interface Survey {
	site: Site;
	total: number;
	/** Hexadecimal digits. */
	hash: string;
}

/**
 * Reads the whole file before anything is stored.
 * @throws NoArchive
 */
export async function survey(path: string): Promise<Survey> {
	if ((await stat(path)).size > most.bytes)
		throw new NoArchive(
			'The file is larger than 64 MB, the most that is taken at once. Export fewer years at a time; nothing was stored.'
		);
	const reader = new WxrReader();
	const hash = createHash('sha256');
	let total = 0;
	for await (const posts of postsIn(path, reader, hash)) {
		total += posts.length;
		if (total > most.posts)
			throw new NoArchive(
				`This file holds more than ${most.posts.toLocaleString('en')} posts. Export fewer years at a time.`
			);
	}
	return { site: reader.site, total, hash: hash.digest('hex') };
}

export async function* batchesOf(path: string, size: number): AsyncGenerator<Post[]> {
	const waiting: Post[] = [];
	for await (const posts of postsIn(path, new WxrReader())) {
		waiting.push(...posts);
		while (waiting.length >= size) yield waiting.splice(0, size);
	}
	if (waiting.length) yield waiting;
}

async function* postsIn(
	path: string,
	reader: WxrReader,
	hash?: { update(bytes: Uint8Array): unknown }
): AsyncGenerator<Post[]> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	// If the file grows meanwhile, we stop at the limit.
	const pieces = createReadStream(path, { highWaterMark: pieceLength, end: most.bytes });
	for await (const bytes of pieces as AsyncIterable<Uint8Array>) {
		hash?.update(bytes);
		yield reader.write(decoded(decoder, bytes));
	}
	reader.write(decoded(decoder));
	yield reader.end();
}

function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
	try {
		// PostgreSQL cannot store NUL, and XML forbids it.
		return decoder.decode(bytes, { stream: bytes !== undefined }).replaceAll('\0', '');
	} catch {
		throw new NoArchive('This file is not in UTF-8, as exports of WordPress are. It was not read.');
	}
}
