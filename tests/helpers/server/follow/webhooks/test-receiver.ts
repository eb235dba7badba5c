import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import type { User } from '../../../../../src/lib/domain/staff.ts';
import { addWebhook as add } from '../../../../../src/lib/server/follow/webhooks/verify.ts';
import type { Wanted } from '../../../../../src/lib/server/follow/webhooks/own.ts';

interface Message {
	headers: IncomingHttpHeaders;
	body: string;
}

/** Starts a local webhook receiver and allows it in FETCH_ALLOW until closed. It echoes codes by default. */
export async function openReceiver() {
	const receiver = {
		url: '',
		arrived: [] as Message[],
		answer: ((response, { body }) => response.end(body)) as (
			response: ServerResponse,
			message: Message
		) => void,
		close
	};
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const message = { headers: request.headers, body };
			receiver.arrived.push(message);
			receiver.answer(response, message);
		});
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	vi.stubEnv('FETCH_ALLOW', `127.0.0.1:${port}`);
	receiver.url = `http://127.0.0.1:${port}/hook`;

	async function close() {
		vi.unstubAllEnvs();
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
	return receiver;
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

export const wanted = (url: string, further: Partial<Wanted> = {}): Wanted => ({
	name: 'Newsroom',
	url,
	format: 'standard',
	page: '',
	kinds: ['statement', 'correction'],
	...further
});

export async function addWebhook(user: User, url: string, further: Partial<Wanted> = {}) {
	const made = await add(user, wanted(url, further));
	if ('problems' in made) throw new Error(JSON.stringify(made.problems));
	return made;
}
