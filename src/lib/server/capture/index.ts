import { log } from '../ops/log.ts';
import { traceOf } from '../ops/reasons.ts';
import { GivenUp, inWorker } from '../worker/index.ts';
import type { About, Capture, Refusal } from './capture.ts';
import { pageLimits } from './limits.ts';

export type { Capture, Found } from './capture.ts';
export { closeWorker as closeReader } from '../worker/index.ts';

/** Reads HTML, PDF or plain text. `isOfJob` means that nobody waits for the result. */
export async function captureOf(
	bytes: Uint8Array,
	about: About = {},
	{ isOfJob = false } = {}
): Promise<Capture | Refusal> {
	if (!bytes.length) return { refused: 'This page is empty.' };
	if (bytes.length > pageLimits.bytes)
		return { refused: 'This page is larger than 10 MB: paste the text of the article instead.' };
	try {
		return await inWorker('readPage', { bytes, about }, { isOfJob });
	} catch (fault) {
		if (fault instanceof GivenUp) return { refused: sentences[fault.why] };
		log.warn(traceOf(fault), 'no capture of a page');
		return { refused: givenUp('could not be read') };
	}
}

const givenUp = (why: string) =>
	`This page ${why}, and was given up: paste the text of the article instead.`;

const sentences = {
	time: givenUp('took too long to read'),
	memory: givenUp('took too much memory to read'),
	queue: 'Many pages are being read at the moment: try again in a minute.',
	ended: 'The reading of this page was interrupted twice: try again in a minute, or paste its text.'
};
