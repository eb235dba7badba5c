import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dailyFile, dailyIn, dailyName, sha256Of } from '../../../../../bin/daily-file.js';
import { backupsToRemove } from '../../../domain/backups.ts';
import { backupPlaceAway } from '../../settings.ts';
import { log } from '../log.ts';
import { streamHash, type Place } from './place.ts';
import { bucketOf } from './s3.ts';
import { overSftp } from './sftp.ts';

// Copies of the daily backups on another machine, by SFTP or S3. They are encrypted before they leave.

/**
 * Copies a daily backup to `BACKUP_SFTP` or `BACKUP_S3`, if one is set, reads it back there, and removes old ones. Those
 * of its folder that were made since the last copy go before it.
 * @returns a sentence if old ones could not be removed
 * @throws Error with a sentence for people
 */
export async function copyAway(file: string, stop: AbortSignal): Promise<string | undefined> {
	return withPlace(stop, async (place, where) => {
		const name = basename(file);
		const there = dailyIn(await place.list());
		if (
			there.includes(name) &&
			(await streamHash(await place.read(name))) !== (await sha256Of(file))
		)
			throw new Error(`it has another ${name}, which stays as it is`);
		const here = dailyIn(await readdir(dirname(file)));
		const missing = here.filter((each) => each > (there.at(-1) ?? '') || each === name);
		const old = namesToRemove([...there, ...here]);
		for (const each of missing)
			if (!there.includes(each) && !old.includes(each)) {
				const path = join(dirname(file), each);
				await place.put(path, await sha256Of(path));
				there.push(each);
			}
		return thinOut(where, there, place.remove);
	});
}

/**
 * Copies the newest backup from there into a folder.
 * @returns its path; undefined if neither is set
 * @throws Error with a sentence for people
 */
export async function fetchNewest(folder: string): Promise<string | undefined> {
	return withPlace(new AbortController().signal, async (place) => {
		const name = dailyIn(await place.list()).at(-1);
		if (!name) throw new Error('there is no backup');
		const file = join(folder, name);
		await pipeline(await place.read(name), createWriteStream(file, { mode: 0o600 }));
		return file;
	});
}

/**
 * Tries what the settings name: a file is written there, read back, and removed if that is allowed.
 * @throws Error with a sentence for people
 */
export async function tryAway(file: string, settings: NodeJS.ProcessEnv): Promise<void> {
	const work = async (place: Place) => {
		await place.put(file, await sha256Of(file));
		await place.remove(basename(file)).catch(() => {});
	};
	await withPlace(AbortSignal.timeout(30_000), work, settings);
}

/**
 * Storage that removes old files by itself may not let us do it.
 * @returns a sentence if it does not
 */
export async function thinOut(
	where: string,
	names: string[],
	remove: (name: string) => Promise<unknown>
): Promise<string | undefined> {
	let refusal: string | undefined;
	for (const name of namesToRemove(names))
		await remove(name).catch((error: Error) => (refusal = error.message));
	if (refusal === undefined) return undefined;
	log.warn({ reason: refusal }, 'old backups stay');
	return `Old backups stay in ${where}, as they could not be removed: ${refusal}.`;
}

function namesToRemove(names: string[]): string[] {
	const days = dailyIn(names).flatMap((name) => dailyFile.exec(name)?.[1] ?? []);
	return backupsToRemove([...new Set(days)]).map(dailyName);
}

async function withPlace<T>(
	stop: AbortSignal,
	work: (place: Place, where: string) => Promise<T>,
	environment = process.env
): Promise<T | undefined> {
	const away = backupPlaceAway(environment);
	if (!away) return undefined;
	const where = `${away.folder} at ${away.host}`;
	try {
		return await ('origin' in away
			? work(bucketOf(away, stop), where)
			: overSftp(away, stop, (place) => work(place, where)));
	} catch (error) {
		const said = inWords(error as NodeJS.ErrnoException);
		throw new Error(`The copy of the backup in ${where} failed: ${said}.`, { cause: error });
	}
}

const silence = /^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/;

function inWords({ name, message, code }: NodeJS.ErrnoException): string | undefined {
	if (name === 'TimeoutError') return 'it takes too long';
	return code && silence.test(code) ? 'it does not answer' : message || code;
}
