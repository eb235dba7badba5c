import { freePort } from '../bin/ports.js';
import { startServer, temporaryFolder } from '../bin/server.js';

/** The median; of an even number of values, the upper of the middle two. @param {number[]} numbers */
export const median = (numbers) =>
	numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** @param {() => unknown} work */
export async function timed(work) {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/** @param {number[]} times in milliseconds */
export function spreadOf(times) {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (/** @type {number} */ share) =>
		`${sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1)} ms`;
	return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

/**
 * Alternates the order, because the first item leaves the machine in another state for the second.
 * @template Item
 * @param {Item[]} items
 * @param {number} round
 */
export const byTurns = (items, round) => (round % 2 ? items : items.toReversed());

/**
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(app: Awaited<ReturnType<typeof startObserved>>) => Promise<T>} work
 */
export async function withApp(env, work) {
	const { folder, remove } = temporaryFolder();
	const app = await startObserved({ RULEWATCH_FOLDER: folder, ...env });
	try {
		return await work(app);
	} finally {
		await app.end();
		remove();
	}
}

/**
 * Starts the built app so that it tells what holds up its main thread.
 * @param {NodeJS.ProcessEnv} env
 */
export async function startObserved(env) {
	const port = await freePort();
	const app = await startServer({ ...env, MAIN_THREAD_PORT: String(port) }, [
		process.execPath,
		'--import=./bench/observed/main-thread.js',
		'server.js'
	]);
	/** Milliseconds that it was busy at one stretch since this was last asked, at most. */
	const longestStretch = async () => Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
	return { ...app, longestStretch };
}
