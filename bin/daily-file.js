// The app imports this file, so it must not import installed packages.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The name of a backup that was made by itself, with its day. */
export const dailyFile = /^rulewatch-(\d{4}-\d{2}-\d{2})\.backup$/;

const day = 24 * 60 * 60_000;

/**
 * Returns the names of daily backups, the oldest first. A copy whose name has a date in the future may be old, and would
 * pass as the newest for years.
 * @param {string[]} names
 * @param {(name: string) => void} [passOver] told of each name that has a date in the future
 */
export function dailyIn(names, passOver) {
	// The clock of the machine that made the backup may be ahead of this one.
	const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10);
	const isMade = (/** @type {string} */ name) => (dailyFile.exec(name)?.[1] ?? '') <= tomorrow;
	const daily = names.filter((name) => dailyFile.test(name)).sort();
	for (const name of daily) if (!isMade(name)) passOver?.(name);
	return daily.filter(isMade);
}

/**
 * The daily backups in a folder, the oldest first. Reading a named pipe would never end.
 * @param {string} folder
 * @param {(name: string, reason: string) => void} passOver
 */
export function dailyFilesIn(folder, passOver) {
	const names = dailyIn(readdirSync(folder), (name) =>
		passOver(name, 'its name has a date in the future')
	);
	return names.filter((name) => {
		if (isFile(join(folder, name))) return true;
		passOver(name, 'it is not a regular file');
		return false;
	});
}

/**
 * Whether it is a regular file, or a link to one.
 * @param {string} path
 */
export function isFile(path) {
	try {
		return statSync(path).isFile();
	} catch {
		// It is gone by now, or a link that leads in a circle.
		return false;
	}
}

/** @param {string} day */
export const dailyName = (day) => `rulewatch-${day}.backup`;

/** @param {string} file */
export async function sha256Of(file) {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
