import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import limit from 'p-limit';
import type { Tasks } from './tasks.ts';

export type Input<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];
export type Output<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;

const megabytes = 256;
const usualMilliseconds = 5_000;
/** PDF parsers allocate memory that the worker's own limit does not count. */
const mostGrowth = 320 * 1024 * 1024;
const lookMilliseconds = 25;
const mostWaiting = 20;

export class GivenUp extends Error {
	constructor(readonly limit: 'time' | 'memory' | 'queue') {
		super(`A task of the worker reached the limit of ${limit}`);
	}
}

const oneAtATime = limit(1);
const oneOfJobs = limit(1);

export interface Limits {
	/** Nobody waits, so requests go first. */
	isOfJob?: boolean;
	/** Refuses if more tasks wait. */
	mostBefore?: number;
	mostMilliseconds?: number;
}

/**
 * Processes text from outside, so that it never blocks requests. Tasks that take too long or too much memory are ended.
 * @throws GivenUp, and any error of the task
 */
export function inWorker<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>,
	{ isOfJob = false, mostBefore = mostWaiting, mostMilliseconds = usualMilliseconds }: Limits = {}
): Promise<Output<Name>> {
	const work = () => run(name, input, mostMilliseconds);
	if (isOfJob) return oneOfJobs(() => oneAtATime(work));
	if (oneAtATime.pendingCount >= mostBefore) return Promise.reject(new GivenUp('queue'));
	return oneAtATime(work);
}

let warm: Promise<Worker> | undefined;

/** Starts with the first task and is kept, because starting takes longer than reading a page. */
function worker(): Promise<Worker> {
	if (warm) return warm;
	// Made by bin/bundle.js; the path is relative to the folder of Rulewatch.
	const started = new Worker(resolve('build/workers/tasks.js'), {
		resourceLimits: { maxOldGenerationSizeMb: megabytes }
	});
	const opened = once(started, 'message').then(() => started);
	const forget = () => {
		if (warm === opened) warm = undefined;
	};
	// A failing worker emits an error before it exits, and gets no task in between; the next task starts another.
	started.on('error', forget).once('exit', forget);
	return (warm = opened);
}

export async function closeWorker(): Promise<void> {
	const ended = warm;
	warm = undefined;
	// A worker that failed to start has exited already, and its task was rejected.
	await ended?.then(
		(running) => running.terminate(),
		() => {}
	);
}

async function run<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>,
	mostMilliseconds: number
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
	// The process must not exit before the task is done, but an idle worker must not keep it running.
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
