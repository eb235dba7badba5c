// Helpers of bench/front.js: single requests, and a plain Node server with the same bytes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';

/** @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>} */
export function fetched(url, headers = {}, agent) {
	return new Promise((resolve, reject) => {
		get(url, { headers, agent }, (response) => {
			const { statusCode: status, headers } = response;
			const answer = (parts) => ({ status, headers, body: Buffer.concat(parts) });
			response.toArray().then((parts) => resolve(answer(parts)), reject);
		}).on('error', reject);
	});
}

export async function plainServer({ status, headers, body }) {
	const child = fork(new URL('plain-server.js', import.meta.url));
	const head = Object.entries(headers).filter(
		([name]) => !['date', 'connection', 'keep-alive'].includes(name)
	);
	child.send({ status, head: head.flat(), body: body.toString('base64') });
	const [port] = await once(child, 'message');
	return { url: `http://127.0.0.1:${port}`, end: () => child.kill() };
}

export function say(name, value, wanted, isKept) {
	console.log(`${name}: ${value} (${wanted})${isKept ? '' : ' — NOT REACHED'}`);
}
