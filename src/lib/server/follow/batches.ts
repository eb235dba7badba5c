import { setImmediate as othersTurn } from 'node:timers/promises';

/** Longer than this other requests should not wait for one batch. */
const batchMilliseconds = 40;
const smallest = 8;
const largest = 1_000;

/**
 * Works in batches of about equal time, whatever one entry costs. Between batches others have a turn, because the
 * embedded database never yields by itself.
 */
export async function inBatches<Each>(
	all: readonly Each[],
	work: (batch: Each[]) => Promise<void>
): Promise<void> {
	let size = smallest;
	for (let from = 0; from < all.length;) {
		const batch = all.slice(from, from + size);
		const began = performance.now();
		await work(batch);
		from += batch.length;
		const fitting = (size * batchMilliseconds) / (performance.now() - began);
		size = Math.ceil(Math.min(largest, 4 * size, Math.max(smallest, fitting)));
		await othersTurn();
	}
}
