import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeReader, read } from './reader.ts';
import { article as page, slowPage } from './test-bombs.ts';

const article = Buffer.from(page);
const givenUp = {
	refused:
		'This page took too long to read, and was given up: paste the text of the article instead.'
};
const asked = vi.spyOn(Worker.prototype, 'postMessage');
const ended = vi.spyOn(Worker.prototype, 'terminate');

afterEach(async () => {
	vi.useRealTimers();
	await closeReader();
	vi.clearAllMocks();
});

describe('the reader of pages', () => {
	it('is started by the first page, and kept for the next', async () => {
		// That of an earlier test, of whatever file.
		await closeReader();
		vi.clearAllMocks();
		await read(article, {});
		await read(article, {});
		expect(new Set(asked.mock.contexts).size).toBe(1);
		expect(ended).not.toHaveBeenCalled();
	});

	it('is ended when a page takes too long, and the next page has another', async () => {
		await read(article, {});
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const late = read(slowPage, {});
		await expect.poll(() => asked).toHaveBeenCalledTimes(2);
		vi.advanceTimersByTime(5_000);
		expect(await late).toEqual(givenUp);
		expect(ended).toHaveBeenCalledTimes(1);
		vi.useRealTimers();
		expect(await read(article, {})).toHaveProperty('text');
		expect(new Set(asked.mock.contexts).size).toBe(2);
	});

	it('gives up what it was reading when it is closed', async () => {
		await read(article, {});
		const open = read(slowPage, {});
		await expect.poll(() => asked).toHaveBeenCalledTimes(2);
		await closeReader();
		expect(await open).toEqual(givenUp);
		expect(ended).toHaveBeenCalledTimes(1);
	});

	it('is allowed so much memory and no more', async () => {
		await read(article, {});
		const [worker] = asked.mock.contexts as Worker[];
		expect(worker?.resourceLimits?.maxOldGenerationSizeMb).toBe(256);
	});
});
