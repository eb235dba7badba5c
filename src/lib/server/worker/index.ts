import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import limit from 'p-limit';
import type { Tasks } from './tasks.ts';

export type Input<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];
export type Output<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;

const megabytes = 256;
/** A task that takes longer is ended. */
const mostMilliseconds = 5_000;
/** PDF parsers allocate memory that the limit of a worker does not count. */
const mostGrowth = 320 * 1024 * 1024;
const lookMilliseconds = 25;
const mostWaiting = 20;

/** A task was not done: it reached a limit, or too many others wait for the worker. */
export class GivenUp extends Error {
	constructor(readonly limit: 'time' | 'memory' | 'queue') {
		super(`A task of the worker reached the limit of ${limit}`);
	}
}

const oneAtATime = limit(1);
const oneOfJobs = limit(1);

/**
 * Has a task done in the worker, so that nobody else waits for it: text from outside is never worked on where requests
 * are answered. The worker is ended if the task takes too long or too much memory.
 * @param limits `isOfJob`: nobody waits for it, so that it lets people go first, who wait for one such task at most;
 * `mostBefore`: it is refused if more tasks wait already
 * @throws GivenUp, and anything that the task throws
 */
export function inWorker<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>,
	{ isOfJob = false, mostBefore = mostWaiting } = {}
): Promise<Output<Name>> {
	const work = () => done(name, input);
	if (isOfJob) return oneOfJobs(() => oneAtATime(work));
	if (oneAtATime.pendingCount >= mostBefore) return Promise.reject(new GivenUp('queue'));
	return oneAtATime(work);
}

let warm: Promise<Worker> | undefined;

/** Started with the first task and kept for the next: to start takes longer than to read a page. */
function worker(): Promise<Worker> {
	if (warm) return warm;
	// A file of its own from the folder of Rulewatch, made by bin/bundle.js.
	const started = new Worker(resolve('build/workers/tasks.js'), {
		resourceLimits: { maxOldGenerationSizeMb: megabytes }
	});
	const opened = once(started, 'message').then(() => started);
	const forget = () => {
		if (warm === opened) warm = undefined;
	};
	// The next task starts another. A worker that fails says so before it ends, and does no task in between.
	started.on('error', forget).once('exit', forget);
	return (warm = opened);
}

/** Ends the worker, even in the middle of a task. */
export async function closeWorker(): Promise<void> {
	const ended = warm;
	warm = undefined;
	// One that could not start has ended; whoever waits for its task is told.
	await ended?.then(
		(running) => running.terminate(),
		() => {}
	);
}

async function done<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>
): Promise<Output<Name>> {
	const running = await worker();
	const finished = new AbortController();
	let why = new GivenUp('time');
	const timer = setTimeout(() => void closeWorker(), mostMilliseconds);
	const before = process.memoryUsage.rss();
	const watch = setInterval(() => {
		if (process.memoryUsage.rss() - before < mostGrowth) return;
		why = new GivenUp('memory');
		void closeWorker();
	}, lookMilliseconds);
	// The process stays until the task is done, and does not stay for a worker without one.
	running.ref();
	running.postMessage({ name, input });
	try {
		const ended = once(running, 'exit', finished).then(() => Promise.reject<never>(why));
		const [answer] = await Promise.race([once(running, 'message', finished), ended]);
		if ('fault' in answer) throw answer.fault;
		return answer.output;
	} catch (fault) {
		if ((fault as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
			throw new GivenUp('memory');
		throw fault;
	} finally {
		clearTimeout(timer);
		clearInterval(watch);
		finished.abort();
		running.unref();
	}
}
