import dns from 'node:dns';
import { once } from 'node:events';
import http from 'node:http';
import net, {
	type AddressInfo,
	type LookupFunction,
	type Socket,
	type TcpNetConnectOpts
} from 'node:net';
import tls from 'node:tls';
import { vi } from 'vitest';

// A small internet for tests of fetching: real connections to two local servers.

/** The addresses of the outer server; all others lead to the inner one, which must never be reached. */
export const outerAddress = { v4: '93.184.216.34', v6: '2606:2800:21f:cb07:6820:80da:af6b:8b2c' };

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

async function listening(text: string) {
	const place = { answer: ((_, response) => response.end(text)) as Answer, port: 0, close };
	const seen = { connections: 0, requests: [] as string[] };
	const server = http.createServer((request, response) => {
		seen.requests.push(`${request.method} ${request.headers.host}${request.url}`);
		place.answer(request, response);
	});
	server.on('connection', () => seen.connections++);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	place.port = (server.address() as AddressInfo).port;
	function close() {
		server.closeAllConnections();
		return new Promise((closed) => server.close(closed));
	}
	return Object.assign(place, { seen });
}

/**
 * Routes connections to either server by address. `names` maps names to lists of addresses, one list per lookup; the
 * last one stays.
 */
export async function openInternet() {
	const outer = await listening('outer');
	const inner = await listening('inner secret');
	const names: Record<string, string[][]> = {};

	const lookup = ((name, { all }, done) => {
		const answers = names[name] ?? (/(?:^|\.)localhost\.?$/.test(name) ? [['127.0.0.1']] : []);
		const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
		const [first, ...others] = addresses.map((address) => ({ address, family: net.isIP(address) }));
		if (!first) return done(Object.assign(new Error(name), { code: 'ENOTFOUND' }), '');
		if (all) done(null, [first, ...others]);
		else done(null, first.address, first.family);
	}) as LookupFunction;

	function destination({ host = '', lookup: own = lookup }: TcpNetConnectOpts): string | Error {
		if (net.isIP(host)) return host;
		let found: string | Error = '';
		own(host, { all: true }, (error, addresses) => {
			found = error ?? (addresses as dns.LookupAddress[])[0]!.address;
		});
		return found;
	}

	const led =
		(connect: (options: TcpNetConnectOpts) => Socket) =>
		(options: TcpNetConnectOpts): Socket => {
			const to = destination(options);
			if (to instanceof Error)
				return connect({ ...options, lookup: (_, __, done) => done(to, []) });
			const { port } = Object.values(outerAddress).includes(to) ? outer : inner;
			const socket = connect({ ...options, host: '127.0.0.1', port });
			Object.defineProperty(socket, 'remoteAddress', { get: () => to });
			return socket;
		};

	const real = { net: led(net.connect), tls: led(tls.connect as never) };
	vi.spyOn(dns, 'lookup').mockImplementation(lookup as never);
	vi.spyOn(net, 'connect').mockImplementation(real.net as never);
	vi.spyOn(tls, 'connect').mockImplementation(real.tls as never);

	async function close() {
		vi.restoreAllMocks();
		await Promise.all([outer.close(), inner.close()]);
	}
	return { outer, inner, names, close };
}
