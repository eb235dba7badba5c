import pLimit from 'p-limit';

type Bytes = Uint8Array<ArrayBuffer>;

/** Drawing keeps the one thread busy, so that two at once would only make both late. */
const turn = pLimit(1);
const mostWaiting = 20;
const mostKept = 100;
/** By key, the least lately asked for first. */
const kept = new Map<string, Promise<Bytes>>();

export class TooManyDrawings extends Error {
	constructor() {
		super('Too many pictures are being drawn just now. Try again in a few seconds.');
	}
}

/** Draws what is not kept yet, one after the other. @throws TooManyDrawings */
export async function keep(key: string, draw: () => Promise<Bytes>): Promise<Bytes> {
	const there = kept.get(key);
	if (!there && turn.pendingCount >= mostWaiting) throw new TooManyDrawings();
	const drawing = there ?? turn(draw);
	kept.delete(key);
	kept.set(key, drawing);
	if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
	return drawing.catch((fault) => {
		kept.delete(key);
		throw fault;
	});
}
