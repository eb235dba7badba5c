import limit from 'p-limit';
import { log } from '../ops/log.ts';
import { traceOf } from '../ops/reasons.ts';
import type { About, Capture, Refusal } from './capture.ts';
import { most } from './limits.ts';
import { givenUp, read } from './reader.ts';

export type { Capture, Found } from './capture.ts';
export { closeReader } from './reader.ts';

const oneAtATime = limit(1);
const mostWaiting = 20;

/**
 * What could be read of an article from the bytes of its page, as fetched or as pasted, HTML or plain text; or a sentence
 * that says why nothing could. Nothing is read on the main thread: all others go on meanwhile.
 */
export async function captureOf(bytes: Uint8Array, about: About = {}): Promise<Capture | Refusal> {
	if (!bytes.length) return { refused: 'This page is empty.' };
	if (bytes.length > most.bytes)
		return { refused: 'This page is larger than 10 MB: paste the text of the article instead.' };
	if (oneAtATime.pendingCount >= mostWaiting)
		return { refused: 'Many pages are being read at the moment: try again in a minute.' };
	return oneAtATime(() => read(bytes, about)).catch((fault) => {
		log.warn(traceOf(fault), 'no capture of a page');
		return givenUp('could not be read');
	});
}
