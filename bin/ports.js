import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Stays below the ports of outgoing connections, one of which might take it. @returns {Promise<number>} */
export async function freePort() {
	const port = randomInt(20_000, 32_768);
	const probe = createServer().listen(port);
	const isFree = await once(probe, 'listening').then(
		() => true,
		() => false
	);
	if (!isFree) return freePort();
	probe.close();
	return port;
}
