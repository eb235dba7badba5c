import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { type Connection, databaseSettings } from '../../db/index.ts';
import { traceOf } from '../reasons.ts';
import { log } from '../log.ts';
import { backUp, socketIn } from './write.ts';

/** All readers of the embedded database wait for a backup, so a client that is silent this long is cut off. */
const idleMilliseconds = 5_000;

/**
 * Only the process that has an embedded database open can read it.
 * @returns a function that stops serving
 */
export function serveBackups(connection: Connection): () => void {
	const { url, folder } = databaseSettings();
	if (url) return () => {};
	const path = socketIn(folder);
	rmSync(path, { force: true });
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket.once('close', () => open.delete(socket)).on('error', () => {}));
		socket.setTimeout(idleMilliseconds, () => socket.destroy());
		const give = (lines: AsyncIterable<string>) => pipeline(withLineEnds(lines), socket);
		backUp(connection, give).catch((error) => log.warn(traceOf(error), 'a backup broke off'));
	});
	server.on('error', (error) =>
		log.warn(traceOf(error), 'backups can only be made while this process is stopped')
	);
	const mask = process.umask(0o177);
	server.listen(path);
	process.umask(mask);
	return () => {
		server.close();
		for (const socket of open) socket.destroy();
	};
}

async function* withLineEnds(lines: AsyncIterable<string>) {
	for await (const line of lines) yield `${line}\n`;
}
