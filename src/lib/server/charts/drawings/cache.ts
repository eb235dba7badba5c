import { error } from '@sveltejs/kit';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';

type Bytes = Uint8Array<ArrayBuffer>;

/** Drawing keeps the one thread busy, so that two at once would only make both late. */
const turn = pLimit(1);
const mostWaiting = 20;
const mostCached = 100;
const cached = new LRUCache<string, Promise<Bytes>>({ max: mostCached });

/** Draws what is not in the cache yet, one after the other. @throws 503 where too many wait to be drawn */
export async function cacheDrawing(key: string, draw: () => Promise<Bytes>): Promise<Bytes> {
	const there = cached.get(key);
	if (!there && turn.pendingCount >= mostWaiting)
		error(503, 'Too many pictures are being drawn just now. Try again in a few seconds.');
	const drawing = there ?? turn(draw);
	cached.set(key, drawing);
	return drawing.catch((fault) => {
		cached.delete(key);
		throw fault;
	});
}
