import { freePort } from '../bin/ports.js';
import { startServer, temporaryFolder } from '../bin/server.js';

/** The median; of an even number of values, the upper of the middle two. */
export const median = (numbers) =>
	numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

export async function timed(work) {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/** @param {number[]} times in milliseconds */
export function spreadOf(times) {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share) => `${sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1)} ms`;
	return { median: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Alternates the order, because the first item leaves the machine in another state for the second. */
export const byTurns = (items, round) => (round % 2 ? items : items.toReversed());

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

/** Starts the built app so that it tells what holds up its main thread. */
export async function startObserved(env) {
	const METRICS_PORT = String(await freePort());
	const app = await startServer({ ...env, METRICS_PORT });
	/** Milliseconds that it was busy at one stretch since this was last asked, at most. */
	const longestStretch = async () => {
		const metrics = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
		const [, seconds] = /^nodejs_eventloop_lag_max_seconds (.+)/m.exec(metrics) ?? [];
		return Number(seconds) * 1_000;
	};
	return { ...app, longestStretch };
}

/**
 * The kinds that are named, or all of them.
 * @throws Error that lists them, if one is unknown
 */
export function chosenKinds(named, all) {
	const unknown = named.filter((kind) => !all.includes(kind));
	if (unknown.length)
		throw new Error(`No kind: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
	return named.length ? named : all;
}
