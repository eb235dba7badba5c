import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { basename, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { SftpSettings } from '../../settings.ts';
import { checkStored, type Place } from './place.ts';

const silentMilliseconds = 20_000;

/** Works at a folder of an SFTP server that has one of the pinned keys. */
export async function overSftp<T>(
	{ folder, hostKeys, ...login }: SftpSettings,
	stop: AbortSignal,
	work: (place: Place) => Promise<T>
): Promise<T> {
	const client = new ssh2.Client();
	const end = () => client.destroy();
	stop.addEventListener('abort', end, { once: true });
	let isOther = false;
	try {
		const lost = once(client, 'close').then(() => {
			throw new Error('the connection was lost');
		});
		lost.catch(() => {});
		const ready = once(client, 'ready');
		client.connect({
			...login,
			readyTimeout: silentMilliseconds,
			keepaliveInterval: silentMilliseconds / 2,
			keepaliveCountMax: 2,
			hostVerifier(key: Buffer) {
				// SSH writes a hash without the sign that fills it up.
				const hash = createHash('sha256').update(key).digest('base64').slice(0, -1);
				isOther = !hostKeys.includes(`SHA256:${hash}`);
				return !isOther;
			}
		});
		await Promise.race([lost, ready]);
		// Each piece is answered before the next, and must not wait in the system to be joined with it.
		client.setNoDelay(true);
		const sftp = await done<SFTPWrapper>((callback) => client.sftp(callback));
		return await Promise.race([lost, work(folderOf(sftp, folder))]);
	} catch (error) {
		throw isOther
			? new Error(
					'it does not have the key of BACKUP_SFTP_HOST_KEY, so it may be another machine',
					{ cause: error }
				)
			: error;
	} finally {
		stop.removeEventListener('abort', end);
		client.on('error', () => {}).end();
	}
}

function folderOf(sftp: SFTPWrapper, folder: string): Place {
	const pathOf = (name: string) => posix.join(folder, name);
	return {
		async list() {
			const files = await done<{ filename: string }[]>((callback) =>
				sftp.readdir(folder, callback)
			);
			return files.map(({ filename }) => filename);
		},
		async put(file, sha256) {
			const path = pathOf(basename(file));
			const part = `${path}.part`;
			await pipeline(createReadStream(file), sftp.createWriteStream(part, { mode: 0o600 }));
			await checkStored(sftp.createReadStream(part), sha256);
			await done((callback) => sftp.rename(part, path, callback));
		},
		read: (name) => Promise.resolve(sftp.createReadStream(pathOf(name))),
		remove: (name) => done((callback) => sftp.unlink(pathOf(name), callback))
	};
}

const done = <T>(call: (callback: (error?: Error | null, value?: T) => void) => void) =>
	new Promise<T>((resolve, reject) =>
		call((error, value) => (error ? reject(error) : resolve(value as T)))
	);
