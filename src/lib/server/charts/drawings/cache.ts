import { error } from '@sveltejs/kit';
import pLimit from 'p-limit';
import { cachedByKey } from '../../lists/cached.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Drawing blocks the thread, so two at once would only delay both. */
const turn = pLimit(1);
const mostWaiting = 20;
const cached = cachedByKey<Bytes>();

/** Draws unless cached, one picture at a time. @throws 503 if too many wait */
export const cacheDrawing = async (key: string, draw: () => Promise<Bytes>): Promise<Bytes> =>
	cached(key, () => {
		if (turn.pendingCount >= mostWaiting)
			error(503, 'Too many pictures are being drawn just now. Try again in a few seconds.');
		return turn(draw);
	});
