import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { asked } from '../../../../tests/helpers/server/worker/test-worker.ts';
import { normalise } from '../../domain/anchors/normal.ts';
import { closeWorker, inWorker } from './index.ts';
import { outputsWithin, withWorker } from './outputs.ts';

const long = 'The ministry  “withdrew” its levy. '.repeat(4_000);
const here = vi.fn(normalise);
const within = (session: object, ...texts: string[]) =>
	outputsWithin(session, 'normalise', texts, { task: here, letters: ({ length }) => length });

/** Counts the transactions that were started and those that finished. */
let rounds: { begun: number; ended: number };
const transaction = <T>(work: (session: object) => T) =>
	withWorker(async (prepare) => {
		const session = {};
		prepare(session);
		rounds.begun++;
		const done = work(session);
		rounds.ended++;
		return done;
	});

beforeEach(() => {
	rounds = { begun: 0, ended: 0 };
	vi.clearAllMocks();
});
afterAll(closeWorker);

describe('a transaction', () => {
	it('does short tasks itself, without the worker', async () => {
		expect(await transaction((session) => within(session, 'a  b'))).toEqual([normalise('a  b')]);
		expect(rounds).toEqual({ begun: 1, ended: 1 });
		expect(asked).not.toHaveBeenCalled();
	});

	it('is given up before a long task and begun again after it, never waiting for the worker', async () => {
		const [output] = await transaction((session) => within(session, long));
		expect(output).toEqual(normalise(long));
		expect(rounds).toEqual({ begun: 2, ended: 1 });
		expect(here).not.toHaveBeenCalled();
	});

	it('is begun again once for several tasks that it needs together', async () => {
		const texts = [long, `${long}.`, 'short'];
		const outputs = await transaction((session) => within(session, ...texts));
		expect(outputs).toEqual(texts.map(normalise));
		expect(rounds.begun).toBe(2);
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it('goes on without the output of a task that reached a limit', async () => {
		await inWorker('normalise', '');
		asked.mockImplementationOnce(() => {
			void closeWorker();
			return true;
		});
		expect(await transaction((session) => within(session, long))).toEqual([undefined]);
	});

	it('that needs another long text each time does it itself in the end', async () => {
		await transaction((session) => within(session, `${long}${rounds.begun}`));
		expect(rounds).toEqual({ begun: 10, ended: 1 });
		expect(here).toHaveBeenCalledTimes(1);
	});

	it('that fails for another reason is not begun again', async () => {
		const failing = transaction(() => {
			throw new Error('No.');
		});
		await expect(failing).rejects.toThrow('No.');
		expect(rounds.begun).toBe(1);
	});
});

it('what is no transaction of ours does its tasks itself', () => {
	expect(within({}, long)).toEqual([normalise(long)]);
	expect(here).toHaveBeenCalledTimes(1);
});
