import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { dailyFile, sha256Of } from '../../../../../bin/daily-file.js';
import { backupsToRemove } from '../../../domain/backups.ts';
import { backupPlaceAway } from '../../settings.ts';
import { log } from '../log.ts';

// Copies of the daily backups on another machine, by SFTP. They are encrypted before they leave.

const silentMilliseconds = 20_000;

/**
 * Copies a daily backup to `BACKUP_SFTP`, if that is set, reads it back there, and removes old ones.
 * @throws Error with a sentence for people
 */
export async function copyAway(file: string, stop: AbortSignal): Promise<void> {
	await withPlace(stop, async (sftp, folder) => {
		const path = posix.join(folder, basename(file));
		const sha256 = await sha256Of(file);
		const names = await namesIn(sftp, folder);
		if (!names.includes(basename(file))) {
			const part = `${path}.part`;
			await pipeline(createReadStream(file), sftp.createWriteStream(part, { mode: 0o600 }));
			if ((await hashThere(sftp, part)) !== sha256)
				throw new Error('it does not hold what was written to it');
			await done((callback) => sftp.rename(part, path, callback));
		} else if ((await hashThere(sftp, path)) !== sha256)
			throw new Error(`it has another ${basename(file)}, which stays as it is`);
		const days = [...names, basename(file)].flatMap((name) => dailyFile.exec(name)?.[1] ?? []);
		for (const day of backupsToRemove([...new Set(days)]))
			// A server may forbid it, and remove old files by itself.
			await done((callback) =>
				sftp.unlink(posix.join(folder, `rulewatch-${day}.backup`), callback)
			).catch((error: Error) => log.warn({ reason: error.message }, 'an old copy stays'));
	});
}

/**
 * Copies the newest backup from `BACKUP_SFTP` into a folder.
 * @returns its path; undefined if `BACKUP_SFTP` is not set
 * @throws Error with a sentence for people
 */
export async function fetchNewest(folder: string): Promise<string | undefined> {
	let file: string | undefined;
	await withPlace(new AbortController().signal, async (sftp, away) => {
		const name = (await namesIn(sftp, away)).sort().at(-1);
		if (!name) throw new Error('there is no backup');
		file = join(folder, name);
		const from = sftp.createReadStream(posix.join(away, name));
		await pipeline(from, createWriteStream(file, { mode: 0o600 }));
	});
	return file;
}

async function withPlace(
	stop: AbortSignal,
	work: (sftp: SFTPWrapper, folder: string) => Promise<void>
): Promise<void> {
	const place = backupPlaceAway();
	if (!place) return;
	const { folder, hostKeys, ...login } = place;
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
		await Promise.race([lost, work(sftp, folder)]);
	} catch (error) {
		const reason = isOther
			? 'it does not have the key of BACKUP_SFTP_HOST_KEY, so it may be another machine'
			: (error as Error).message;
		throw new Error(`The copy of the backup in ${folder} at ${login.host} failed: ${reason}.`, {
			cause: error
		});
	} finally {
		stop.removeEventListener('abort', end);
		client.on('error', () => {}).end();
	}
}

/** Lists daily backups alone. */
async function namesIn(sftp: SFTPWrapper, folder: string): Promise<string[]> {
	const files = await done<{ filename: string }[]>((callback) => sftp.readdir(folder, callback));
	return files.map(({ filename }) => filename).filter((name) => dailyFile.test(name));
}

async function hashThere(sftp: SFTPWrapper, path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(sftp.createReadStream(path), hash);
	return hash.digest('hex');
}

const done = <T>(call: (callback: (error?: Error | null, value?: T) => void) => void) =>
	new Promise<T>((resolve, reject) =>
		call((error, value) => (error ? reject(error) : resolve(value as T)))
	);
