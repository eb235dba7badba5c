import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface ProbeResult {
	probes: number;
	failures: string[];
	longest: number;
	waits: number[];
}

const probeMilliseconds = 25;

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
