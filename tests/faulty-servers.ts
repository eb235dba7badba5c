import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

async function listening(server: Server | http.Server) {
	await once(server.listen(0), 'listening');
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		}
	};
}

/** Blocks the main thread for each request with a body. */
export const blocking = (milliseconds: number) =>
	listening(
		http.createServer((request, response) => {
			const until = request.method === 'POST' ? performance.now() + milliseconds : 0;
			while (performance.now() < until);
			response.end('Done.');
		})
	);

/** Never times out a slow header, and allows few connections. */
export function neverTimingOut() {
	const server = http.createServer({ headersTimeout: 0, requestTimeout: 0 }, (_, response) =>
		response.end('Done.')
	);
	server.maxConnections = 10;
	return listening(server);
}

/** Takes every line that looks like a request line for a new request. */
export const smugglable = () =>
	listening(
		createServer((socket) =>
			socket.on('data', (chunk) => {
				for (const _ of String(chunk).matchAll(/^(?:GET|POST) \S+ HTTP/gm))
					socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nDone.');
			})
		)
	);
