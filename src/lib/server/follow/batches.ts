import { setImmediate as othersTurn } from 'node:timers/promises';

/** Nobody else waits for one batch much longer than that. */
const batchMilliseconds = 40;
const smallest = 8;
const largest = 1_000;

/**
 * Works through a list in batches that take about the same time each, whatever one entry costs. Others have their turn
 * after each: the embedded database answers without leaving it to them.
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
