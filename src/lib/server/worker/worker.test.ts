import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { article as page, slowPage } from '../../../../tests/helpers/server/capture/test-bombs.ts';
import {
	asked,
	ended,
	send,
	started
} from '../../../../tests/helpers/server/worker/test-worker.ts';
import { closeWorker, GivenUp, inWorker } from './index.ts';

const article = Buffer.from(page);
const givenUp = new GivenUp('time');
const read = (bytes: Uint8Array, isOfJob = false) =>
	inWorker('readPage', { bytes, about: {} }, { isOfJob });

/** Sends a task to a worker, which a signal ends at once. */
const endedBy = (signal: NodeJS.Signals) =>
	function (this: ChildProcess, task: { name: string }) {
		const isSent = send(this, task);
		process.kill(this.pid!, signal);
		return isSent;
	};

afterEach(async () => {
	vi.useRealTimers();
	await closeWorker();
	vi.clearAllMocks();
});

describe('the worker', () => {
	it('is started by the first task, and kept for the next', async () => {
		// An earlier test may have left a worker.
		await closeWorker();
		vi.clearAllMocks();
		await read(article);
		await read(article);
		expect(new Set(asked.mock.contexts).size).toBe(1);
		expect(ended).not.toHaveBeenCalled();
	});

	it('is ended when a task takes too long, and the next task has another', async () => {
		await read(article);
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const late = read(slowPage);
		await expect.poll(() => asked).toHaveBeenCalledTimes(2);
		vi.advanceTimersByTime(5_000);
		await expect(late).rejects.toEqual(givenUp);
		expect(ended).toHaveBeenCalledTimes(1);
		vi.useRealTimers();
		expect(await read(article)).toHaveProperty('text');
		expect(new Set(asked.mock.contexts).size).toBe(2);
	});

	it('that fails is followed by another, whoever asks at that moment', async () => {
		await read(article);
		const [worker] = asked.mock.contexts as ChildProcess[];
		const fails = read(slowPage);
		await expect.poll(() => asked).toHaveBeenCalledTimes(2);
		const next = read(article);
		// A process may emit an error before it exits.
		worker!.emit('error', new Error('cannot be reached'));
		await expect(fails).rejects.toThrow('cannot be reached');
		worker!.kill('SIGKILL');
		expect(await next).toHaveProperty('text');
		expect(new Set(asked.mock.contexts).size).toBe(2);
	});

	it('gives up what it was doing when it is closed', async () => {
		await read(article);
		const open = read(slowPage);
		await expect.poll(() => asked).toHaveBeenCalledTimes(2);
		await closeWorker();
		await expect(open).rejects.toEqual(givenUp);
		expect(ended).toHaveBeenCalledTimes(1);
	});

	it('that runs out of memory within one step ends alone, and the next task has another', async () => {
		// A busy machine needs longer than the usual limit to fill the memory.
		const filling = inWorker('normalise', 'a b '.repeat(20_000_000), { mostMilliseconds: 60_000 });
		await expect(filling).rejects.toEqual(new GivenUp('memory'));
		expect(await read(article)).toHaveProperty('text');
		expect(new Set(asked.mock.contexts).size).toBe(2);
	});

	it('that the system ends is followed by another with the same task, and not by a third', async () => {
		const killed = endedBy('SIGKILL');
		asked.mockImplementationOnce(killed);
		expect(await read(article)).toHaveProperty('text');
		asked.mockImplementationOnce(killed).mockImplementationOnce(killed);
		await expect(read(article)).rejects.toEqual(new GivenUp('ended'));
		expect(asked).toHaveBeenCalledTimes(4);
	});

	it('that the system ends before it is ready is followed by another, and not by a third', async () => {
		await closeWorker();
		started.mockClear();
		const kill = ({ pid }: ChildProcess) => void process.kill(pid!, 'SIGKILL');
		started.mockImplementationOnce(kill);
		expect(await read(article)).toHaveProperty('text');
		await closeWorker();
		started.mockImplementationOnce(kill).mockImplementationOnce(kill);
		await expect(read(article)).rejects.toEqual(new GivenUp('ended'));
		expect(started).toHaveBeenCalledTimes(4);
	});

	it('that fails at an address in memory does not say that it had too little', async () => {
		const fault = endedBy('SIGSEGV');
		asked.mockImplementationOnce(fault).mockImplementationOnce(fault);
		await expect(read(article)).rejects.toEqual(new GivenUp('ended'));
	});

	it('lets a person wait for one task of a job at most, however many wait', async () => {
		const order: string[] = [];
		const note = (who: string) => () => order.push(who);
		const begun = new Promise<void>((resolve) => {
			asked.mockImplementationOnce(function (this: ChildProcess, task: { name: string }) {
				resolve();
				return send(this, task);
			});
		});
		const jobs = [1, 2, 3].map((job) => read(article, true).then(note(`job ${job}`)));
		await begun;
		await Promise.all([...jobs, read(article).then(note('person'))]);
		expect(order).toEqual(['job 1', 'person', 'job 2', 'job 3']);
	});

	it('refuses whoever comes when twenty wait, and nobody of a job', async () => {
		const waiting = Array.from({ length: 21 }, () => read(article));
		await expect(read(article)).rejects.toEqual(new GivenUp('queue'));
		await Promise.all([...waiting, read(article, true)]);
	});

	it('throws what a task throws', async () => {
		await expect(inWorker('normalise', null as never)).rejects.toThrow(TypeError);
		expect(await inWorker('normalise', 'a  b')).toMatchObject({ text: 'a b' });
	});
});
