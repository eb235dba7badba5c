// The app imports this file, so it must not import installed packages.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The name of a backup that was made by itself, with its day. */
export const dailyFile = /^rulewatch-(\d{4}-\d{2}-\d{2})\.backup$/;

const day = 24 * 60 * 60_000;

/**
 * Those of the names that are of daily backups, the oldest first. A name of a day to come is no backup's own: such a copy
 * may be old, and would pass as the newest for years.
 * @param {string[]} names
 * @param {(name: string) => void} [passOver] told of each name of a day to come
 */
export function dailyIn(names, passOver) {
	// The clock of the machine that made the backup may be ahead of this one.
	const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10);
	const isMade = (/** @type {string} */ name) => (dailyFile.exec(name)?.[1] ?? '') <= tomorrow;
	const daily = names.filter((name) => dailyFile.test(name)).sort();
	for (const name of daily) if (!isMade(name)) passOver?.(name);
	return daily.filter(isMade);
}

/** @param {string} day */
export const dailyName = (day) => `rulewatch-${day}.backup`;

/** @param {string} file */
export async function sha256Of(file) {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
