import { once } from 'node:events';
import { connect } from 'node:net';
import { smugglable } from '../faulty-servers.ts';
import { expect, test } from '@playwright/test';

// Request smuggling: two servers in a row might disagree where these requests end. None may be answered as two.

const details = { tag: '@promise-33' };
const quietMilliseconds = 1_500;
const within = 'GET /healthz?within HTTP/1.1\r\nHost: localhost\r\n\r\n';
const chunked = `0\r\n\r\n${within}`;
const post = (headers: string, body: string) =>
	`POST /corrections/report HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n${headers}\r\n\r\n${body}`;

const shapes: Record<string, string> = {
	'a length and chunks': post(
		`Content-Length: ${chunked.length}\r\nTransfer-Encoding: chunked`,
		chunked
	),
	'chunks and a length': post('Transfer-Encoding: chunked\r\nContent-Length: 4', chunked),
	'chunks by a name with a space': post(
		`Transfer-Encoding : chunked\r\nContent-Length: ${chunked.length}`,
		chunked
	),
	'chunks of a coding that is none': post(
		`Transfer-Encoding: xchunked\r\nContent-Length: ${chunked.length}`,
		chunked
	),
	'two codings': post(
		`Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nContent-Length: 4`,
		chunked
	),
	'two lengths': post(`Content-Length: 0\r\nContent-Length: ${within.length}`, within),
	'a length with a sign': post(`Content-Length: +0`, within),
	'a header that is folded': post(`Content-Length: 0\r\n ${within.length}`, within),
	'lines that end too early': post(
		`X-A: b\nTransfer-Encoding: chunked\r\nContent-Length: ${chunked.length}`,
		chunked
	),
	'a chunk of a size that is none': post('Transfer-Encoding: chunked', `0x0\r\n\r\n${within}`)
};

/** Sends bytes; returns the answers that arrive until the connection closes or falls silent. */
async function answersTo(url: string, bytes: string): Promise<string[]> {
	let received = '';
	const socket = connect(Number(new URL(url).port), 'localhost').on('error', () => {});
	socket.setEncoding('latin1').on('data', (chunk) => (received += chunk));
	socket.setTimeout(quietMilliseconds, () => socket.destroy());
	socket.write(bytes);
	await once(socket, 'close');
	return received.match(/HTTP\/1\.1 \d{3}/g) ?? [];
}

for (const [name, bytes] of Object.entries(shapes))
	test(
		`${name}: one clean answer or a close, and what stands within is no request`,
		details,
		async ({ baseURL, request }, { annotations }) => {
			const answers = await answersTo(baseURL!, bytes);
			annotations.push({ type: 'figure', description: answers[0] ?? 'closed' });
			expect(answers.length).toBeLessThan(2);
			expect(answers.join()).not.toMatch(/ [25]\d\d$/);
			expect((await request.get('/healthz')).status()).toBe(200);
		}
	);

test('a server that is taken in would be found out by every shape', details, async () => {
	const server = await smugglable();
	for (const [name, bytes] of Object.entries(shapes))
		expect(await answersTo(server.url, bytes), name).toHaveLength(2);
	server.close();
});
