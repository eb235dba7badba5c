import S3rver from '@20minutes/s3rver';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * An S3 server that keeps the bucket “backups” in a folder, and knows one key.
 * @param refuses methods that the key gives no right to
 * @param spoils whether its disk loses what was written
 */
export async function openS3(
	folder: string,
	{ refuses = [] as string[], forbidsRemoval = false, spoils = false } = {}
) {
	const app = new S3rver({
		directory: folder,
		silent: true,
		configureBuckets: [{ name: 'backups' }]
	});
	await app.configureBuckets();
	const answer = app.callback();
	const kept = join(folder, 'backups/srv');
	const suffix = '._S3rver_object';
	const server = createServer((request, response) => {
		const { method = '', url = '' } = request;
		if (refuses.includes(method) || (forbidsRemoval && method === 'DELETE')) {
			request.resume();
			response.writeHead(403, { 'content-type': 'application/xml' });
			return response.end('<Error><Code>AccessDenied</Code></Error>');
		}
		if (spoils && method === 'GET' && url.endsWith('.backup'))
			writeFileSync(join(folder, `${url}${suffix}`), 'spoilt');
		return answer(request, response);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		env: {
			BACKUP_S3: `http://127.0.0.1:${port}/backups/srv`,
			BACKUP_S3_KEY: 'S3RVER',
			BACKUP_S3_SECRET: 'S3RVER'
		},
		port,
		/** The names and files of what it holds. */
		held: () =>
			Object.fromEntries(
				(existsSync(kept) ? readdirSync(kept) : [])
					.filter((name) => name.endsWith(suffix))
					.map((name) => [name.slice(0, -suffix.length), join(kept, name)])
			),
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((closed) => server.close(() => closed()));
		}
	};
}
