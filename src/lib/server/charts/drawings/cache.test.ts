import { describe, expect, it, vi } from 'vitest';
import { cacheDrawing } from './cache.ts';

const bytes = new Uint8Array([1]);

describe('drawings', () => {
	it('are drawn once, however many ask for the same', async () => {
		const draw = vi.fn(async () => bytes);
		await Promise.all([cacheDrawing('same', draw), cacheDrawing('same', draw)]);
		await cacheDrawing('same', draw);
		expect(draw).toHaveBeenCalledTimes(1);
	});

	it('are drawn one after the other', async () => {
		let under = 0;
		let most = 0;
		const draw = async () => {
			most = Math.max(most, ++under);
			await new Promise((resolve) => setImmediate(resolve));
			under--;
			return bytes;
		};
		await Promise.all(['a', 'b', 'c'].map((key) => cacheDrawing(key, draw)));
		expect(most).toBe(1);
	});

	it('that failed are tried again', async () => {
		const failing = vi.fn().mockRejectedValueOnce(new Error('no room')).mockResolvedValue(bytes);
		await expect(cacheDrawing('failing', failing)).rejects.toThrow('no room');
		expect(await cacheDrawing('failing', failing)).toBe(bytes);
	});

	it('are refused where too many wait, and taken again once those are drawn', async () => {
		let open = () => {};
		const gate = new Promise<void>((resolve) => (open = resolve));
		const slow = () => gate.then(() => bytes);
		const asked = Array.from({ length: 21 }, (_, index) => cacheDrawing(`slow-${index}`, slow));
		// The first leaves the queue in the next microtask.
		await Promise.resolve();
		await expect(cacheDrawing('one more', slow)).rejects.toMatchObject({
			status: 503,
			body: { message: expect.stringContaining('Too many pictures') }
		});
		open();
		await Promise.all(asked);
		expect(await cacheDrawing('one more', slow)).toBe(bytes);
	});

	it('of which the least lately asked for makes room are drawn anew', async () => {
		const draw = vi.fn(async () => bytes);
		await cacheDrawing('old', draw);
		for (let index = 0; index < 100; index++) await cacheDrawing(`new-${index}`, async () => bytes);
		await cacheDrawing('old', draw);
		expect(draw).toHaveBeenCalledTimes(2);
	});
});
