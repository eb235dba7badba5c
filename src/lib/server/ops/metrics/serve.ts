import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, register } from 'prom-client';
import { metricsPlace } from '../../settings.ts';
import { measureDatabase } from './database.ts';

/**
 * @returns a function that stops it
 * @throws Error with a sentence for people
 */
export async function serveMetrics(): Promise<() => void> {
	const place = metricsPlace();
	if (!place) return () => {};
	collectDefaultMetrics();
	const server = createServer(({ method, url }, response) => {
		if (method === 'GET' && url === '/metrics')
			return void sendMetrics(response).catch(() => response.destroy());
		response.writeHead(404).end();
	});
	server.listen(place);
	await once(server, 'listening').catch(({ message }: Error) => {
		throw new Error(`METRICS_PORT cannot be opened: ${message}`);
	});
	// A connection that could not be accepted must not stop the others.
	server.on('error', () => {});
	return () => {
		server.close();
		server.closeAllConnections();
	};
}

async function sendMetrics(response: ServerResponse) {
	await measureDatabase();
	response.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics());
}
