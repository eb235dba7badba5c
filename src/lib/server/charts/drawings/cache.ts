import pLimit from 'p-limit';

type Bytes = Uint8Array<ArrayBuffer>;

/** Drawing keeps the one thread busy, so that two at once would only make both late. */
const turn = pLimit(1);
const mostWaiting = 20;
const mostCached = 100;
/** By key, the least lately asked for first. */
const cached = new Map<string, Promise<Bytes>>();

export class TooManyDrawings extends Error {
	constructor() {
		super('Too many pictures are being drawn just now. Try again in a few seconds.');
	}
}

/** Draws what is not in the cache yet, one after the other. @throws TooManyDrawings */
export async function cacheDrawing(key: string, draw: () => Promise<Bytes>): Promise<Bytes> {
	const there = cached.get(key);
	if (!there && turn.pendingCount >= mostWaiting) throw new TooManyDrawings();
	const drawing = there ?? turn(draw);
	cached.delete(key);
	cached.set(key, drawing);
	if (cached.size > mostCached) cached.delete(cached.keys().next().value!);
	return drawing.catch((fault) => {
		cached.delete(key);
		throw fault;
	});
}
