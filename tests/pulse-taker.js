import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

// A thread of its own, so that a busy test is not taken for a busy server. See pulse.ts.

const { url, beatMilliseconds } = workerData;
const pulse = { beats: 0, missed: /** @type {string[]} */ ([]), worst: 0 };
let stopping = false;

parentPort?.once('message', () => (stopping = true));
while (!stopping) {
	const began = performance.now();
	const outcome = await ask(url);
	pulse.worst = Math.max(pulse.worst, performance.now() - began);
	pulse.beats++;
	if (outcome !== 200) pulse.missed.push(String(outcome));
	await after(beatMilliseconds);
}
parentPort?.postMessage(pulse);

/**
 * On a connection of its own, as somebody new comes.
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
