import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that was free a moment ago, below those of which systems give one to each connection that goes out, which might
 * take it meanwhile.
 * @returns {Promise<number>}
 */
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
