// The app imports this file, so it must not import installed packages.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The name of a backup that was made by itself, with its day. */
export const dailyFile = /^rulewatch-(\d{4}-\d{2}-\d{2})\.backup$/;

/** @param {string} day */
export const dailyName = (day) => `rulewatch-${day}.backup`;

/** @param {string} file */
export async function sha256Of(file) {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
