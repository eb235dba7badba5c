import { error } from '@sveltejs/kit';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';

type Bytes = Uint8Array<ArrayBuffer>;

/** Drawing blocks the thread, so two at once would only delay both. */
const turn = pLimit(1);
const mostWaiting = 20;
const mostCached = 100;
const cached = new LRUCache<string, Promise<Bytes>>({ max: mostCached });

/** Draws unless cached, one picture at a time. @throws 503 if too many wait */
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
