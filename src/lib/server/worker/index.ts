import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import limit from 'p-limit';
import { attempt } from '../../domain/attempt.ts';
import { log } from '../ops/log.ts';
import { traceOf } from '../ops/reasons.ts';
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
	constructor(readonly why: 'time' | 'memory' | 'queue' | 'ended') {
		super(reasons[why]);
	}
}

const reasons = {
	time: 'A task of the worker took too long',
	memory: 'A task of the worker took too much memory',
	queue: 'Too many tasks wait for the worker',
	ended: 'The worker was ended by the system, by somebody or by a fault of its own'
};

/** With these V8 ends its process where it runs out of memory within a step. */
const outOfMemory = ['SIGABRT', 'SIGTRAP', 'SIGILL'];

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
	const work = async (): Promise<Output<Name>> => {
		try {
			return await run(name, input, mostMilliseconds);
		} catch (error) {
			// Systems end some process where memory is short: it is not the task's fault, unless it happens again.
			if (!(error instanceof GivenUp) || error.why !== 'ended') throw error;
			log.warn(traceOf(error), `${name} is tried once more`);
			return await run(name, input, mostMilliseconds);
		}
	};
	if (isOfJob) return oneOfJobs(() => oneAtATime(work));
	if (oneAtATime.pendingCount >= mostBefore) return Promise.reject(new GivenUp('queue'));
	return oneAtATime(work);
}

let warm: Promise<ChildProcess> | undefined;

/**
 * Starts with the first task and is kept, because starting takes longer than reading a page. It is a process of its own:
 * where V8 runs out of memory within a single step, it ends the whole process, and that must not be the server.
 */
function worker(): Promise<ChildProcess> {
	if (warm) return warm;
	// Made by bin/bundle.js; the path is relative to the folder of Rulewatch.
	const started = fork(resolve('build/workers/tasks.js'), {
		// A process that reads hostile text knows no secret, which options of this one may name.
		execArgv: [`--max-old-space-size=${megabytes}`],
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const exited = once(started, 'exit').then(([code, signal]) =>
		Promise.reject<never>(faultOf(started, code, signal))
	);
	const opened = Promise.race([once(started, 'message'), exited]).then(() => started);
	exited.catch(() => {});
	// A busy one would work on when this process is gone.
	const endIt = () => void started.kill('SIGKILL');
	process.once('exit', endIt);
	started.once('exit', () => process.off('exit', endIt));
	const forget = () => {
		if (warm === opened) warm = undefined;
	};
	// A failing process may emit an error before it exits, and gets no task in between; the next task starts another.
	started.on('error', forget).once('exit', forget);
	return (warm = opened);
}

export async function closeWorker(): Promise<void> {
	const ended = warm;
	warm = undefined;
	// A worker that failed to start has exited already, and its task was rejected.
	await ended?.then(end, () => {});
}

/** The workers that this process ended. */
const endedHere = new WeakSet<ChildProcess>();

async function end(running: ChildProcess): Promise<void> {
	if (running.exitCode !== null || running.signalCode !== null) return;
	const exited = once(running, 'exit');
	endedHere.add(running);
	running.kill('SIGKILL');
	await exited;
}

/** In bytes; 0 where the system does not tell, as only Linux does. */
function memoryOf({ pid }: ChildProcess): number {
	const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'));
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '') ?? [];
	return Number(kilobytes ?? 0) * 1024;
}

async function run<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>,
	mostMilliseconds: number
): Promise<Output<Name>> {
	const running = await worker();
	const finished = new AbortController();
	let why: GivenUp | undefined;
	const timer = setTimeout(() => void closeWorker(), mostMilliseconds);
	const before = memoryOf(running);
	const watch = setInterval(() => {
		if (memoryOf(running) - before < mostGrowth) return;
		why = new GivenUp('memory');
		void closeWorker();
	}, lookMilliseconds);
	// This process must not exit before the task is done, but an idle worker must not keep it running.
	for (const handle of [running, running.channel]) handle?.ref();
	try {
		const ended = once(running, 'exit', finished).then(([code, signal]) =>
			Promise.reject<never>(why ?? faultOf(running, code, signal))
		);
		ended.catch(() => {});
		running.send({ name, input });
		const [answer] = await Promise.race([once(running, 'message', finished), ended]);
		if ('fault' in answer) throw answer.fault;
		return answer.output;
	} finally {
		clearTimeout(timer);
		clearInterval(watch);
		finished.abort();
		for (const handle of [running, running.channel]) handle?.unref();
	}
}

function faultOf(running: ChildProcess, code: number | null, signal: string): Error {
	if (code !== null) return new Error(`The worker ended with code ${code}`);
	if (endedHere.has(running)) return new GivenUp('time');
	return new GivenUp(outOfMemory.includes(signal) ? 'memory' : 'ended');
}
