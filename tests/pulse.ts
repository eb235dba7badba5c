import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** How a server fared for whoever asked it, again and again, while something was done to it. */
export interface Pulse {
	beats: number;
	/** What came in place of a page. */
	missed: string[];
	/** The longest wait for an answer, in milliseconds. */
	worst: number;
}

const beatMilliseconds = 25;

/** Asks for an address again and again while the work is done. */
export async function pulseWhile(url: string, work: () => Promise<unknown>): Promise<Pulse> {
	const taker = new Worker(new URL('pulse-taker.js', import.meta.url), {
		workerData: { url, beatMilliseconds }
	});
	try {
		await work();
		const told = once(taker, 'message') as Promise<[Pulse]>;
		taker.postMessage('stop');
		return (await told)[0];
	} finally {
		await taker.terminate();
	}
}

export const inMilliseconds = ({ beats, worst }: Pulse): string =>
	`${beats} health probes, the longest wait ${Math.round(worst)} ms`;
