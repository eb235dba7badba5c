import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { About, Capture, Refusal } from './capture.ts';

const megabytes = 256;
/** One that takes longer for a page is ended. */
const mostMilliseconds = 5_000;
/** What swells within a PDF takes memory that the limit of a worker does not count. */
const mostGrowth = 320 * 1024 * 1024;
const lookMilliseconds = 25;

export const givenUp = (why: string): Refusal => ({
	refused: `This page ${why}, and was given up: paste the text of the article instead.`
});

const tooMuch = 'took too much memory to read';

let warm: Promise<Worker> | undefined;

/** Started with the first page and kept for the next: to start takes longer than to read. */
function reader(): Promise<Worker> {
	if (warm) return warm;
	// From the folder of Rulewatch, as the migrations are: it is no part of what is bundled.
	const worker = new Worker(resolve('src/lib/server/capture/worker.js'), {
		resourceLimits: { maxOldGenerationSizeMb: megabytes }
	});
	const opened = once(worker, 'message').then(() => worker);
	// However it ends, the next page starts another.
	worker
		.on('error', () => {})
		.once('exit', () => {
			if (warm === opened) warm = undefined;
		});
	return (warm = opened);
}

/** Ends the worker, whatever it does. */
export async function closeReader(): Promise<void> {
	const ended = warm;
	warm = undefined;
	await ended?.then((worker) => worker.terminate());
}

/**
 * Reads one page in the worker, which is ended if that takes too long or too much memory.
 * @throws whatever the page has led the parsers to throw; that ends the worker too
 */
export async function read(bytes: Uint8Array, about: About): Promise<Capture | Refusal> {
	const worker = await reader();
	const done = new AbortController();
	let why = 'took too long to read';
	const timer = setTimeout(() => void closeReader(), mostMilliseconds);
	const before = process.memoryUsage.rss();
	const watch = setInterval(() => {
		if (process.memoryUsage.rss() - before < mostGrowth) return;
		why = tooMuch;
		void closeReader();
	}, lookMilliseconds);
	// Kept from ending the process with a page in its hands, and only then.
	worker.ref();
	worker.postMessage({ bytes, about });
	try {
		const ended = once(worker, 'exit', done).then(() => givenUp(why));
		const answered = once(worker, 'message', done).then(([answer]) => answer);
		return await Promise.race([answered, ended]);
	} catch (fault) {
		if ((fault as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return givenUp(tooMuch);
		throw fault;
	} finally {
		clearTimeout(timer);
		clearInterval(watch);
		done.abort();
		worker.unref();
	}
}
