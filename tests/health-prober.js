import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

// Runs in its own thread, so that a busy test does not look like a busy server. See health-probe.ts.

const { url, probeMilliseconds } = workerData;
const probed = {
	probes: 0,
	failures: /** @type {string[]} */ ([]),
	longest: 0,
	waits: /** @type {number[]} */ ([])
};
let stopping = false;

parentPort?.once('message', () => (stopping = true));
while (!stopping) {
	const began = performance.now();
	const outcome = await ask(url);
	const wait = performance.now() - began;
	probed.waits.push(wait);
	probed.longest = Math.max(probed.longest, wait);
	probed.probes++;
	if (outcome !== 200) probed.failures.push(String(outcome));
	await after(probeMilliseconds);
}
parentPort?.postMessage(probed);

/**
 * Each probe opens a new connection, as a new visitor does.
 * @param {string} url
 * @returns {Promise<number | string | undefined>} the status of a whole answer, else what went wrong
 */
function ask(url) {
	return new Promise((resolve) => {
		const request = http.get(url, { agent: false, timeout: 20_000 }, (response) => {
			response.on('end', () => resolve(response.statusCode)).on('error', fail);
			response.resume();
		});
		/** @param {NodeJS.ErrnoException} error */
		const fail = ({ code, message }) => resolve(code ?? message);
		request.on('error', fail).on('timeout', () => request.destroy(new Error('no answer in 20 s')));
	});
}
