import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** How a server fared for whoever asked it, again and again, while something was done to it. */
export interface ProbeResult {
	probes: number;
	/** What came in place of a page. */
	failures: string[];
	/** The longest wait for an answer, in milliseconds. */
	longest: number;
	/** Each of them. */
	waits: number[];
}

const probeMilliseconds = 25;

/** Asks for an address again and again while the work is done. */
export async function probeWhile(url: string, work: () => Promise<unknown>): Promise<ProbeResult> {
	const prober = new Worker(new URL('health-prober.js', import.meta.url), {
		workerData: { url, probeMilliseconds }
	});
	try {
		await work();
		const result = once(prober, 'message') as Promise<[ProbeResult]>;
		prober.postMessage('stop');
		return (await result)[0];
	} finally {
		await prober.terminate();
	}
}

export const inWords = ({ probes, longest }: ProbeResult): string =>
	`${probes} health probes, the longest wait ${Math.round(longest)} ms`;
