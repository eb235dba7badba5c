import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectPostgres } from './postgres.ts';
import '../../../../tests/helpers/server/db/test-database.ts';

/**
 * A pooler without TLS or passwords. If it pools transactions, it keeps back notifications, as PgBouncer does: they
 * reach a session that no client holds.
 */
async function pooler(pools: 'sessions' | 'transactions') {
	const url = new URL(process.env.DATABASE_URL ?? '');
	const { hostname, port } = url;
	const server = createServer((client) => {
		const upstream = connect(Number(port || 5432), hostname);
		let rest = Buffer.alloc(0);
		upstream.on('data', (data) => {
			rest = Buffer.concat([rest, data]);
			// A message is its letter, its length without the letter, and its content.
			while (rest.length > 4 && rest.length > rest.readUInt32BE(1)) {
				const end = rest.readUInt32BE(1) + 1;
				const isNotification = rest[0] === 'A'.charCodeAt(0);
				if (pools === 'sessions' || !isNotification) client.write(rest.subarray(0, end));
				rest = rest.subarray(end);
			}
		});
		client.pipe(upstream);
		for (const [one, other] of [
			[client, upstream],
			[upstream, client]
		] as const)
			one.on('error', () => {}).on('close', () => other.destroy());
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	servers.push(server);
	return url.href;
}

const servers: Server[] = [];

afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

describe.skipIf(!process.env.DATABASE_URL)('a pooler before PostgreSQL', () => {
	it('is refused with a sentence if it pools transactions, before anything is set up', async () => {
		const connection = await connectPostgres({ url: await pooler('transactions') });
		const setUp = vi.fn();
		await expect(connection.exclusively(setUp)).rejects.toThrow(
			/^PostgreSQL database “.*” at 127\.0\.0\.1:\d+ does not deliver notifications, .* let it pool sessions/
		);
		expect(setUp).not.toHaveBeenCalled();
		await connection.close();
	});

	it('serves if it pools sessions', async () => {
		const connection = await connectPostgres({ url: await pooler('sessions') });
		expect(await connection.exclusively(() => Promise.resolve('set up'))).toBe('set up');
		await connection.close();
	});
});
