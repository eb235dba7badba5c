import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dailyIn } from './commands.js';
import { dailyFile } from './daily-file.js';

const day = 24 * 60 * 60_000;

/**
 * The last backup beside a file knows what was erased since that was made. If it is damaged, the one before it is read.
 * A name of a day to come is no backup's own: such a copy may be old, and would hide the erasures of the others.
 * @template T
 * @param {string} file
 * @param {(file: string) => Promise<T>} read
 */
export async function erasuresBeside(file, read) {
	const folder = dirname(file);
	const daily = existsSync(folder) ? dailyIn(folder) : [];
	// The clock of the machine that made the backup may be ahead of this one.
	const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10);
	for (const name of daily.reverse()) {
		if ((dailyFile.exec(name)?.[1] ?? '') > tomorrow) {
			console.warn(
				`${name} was passed over when erasures were looked for, as its name is of a day to come. If it is the ` +
					'newest backup, what was erased since the others may come back.'
			);
			continue;
		}
		if (name === basename(file)) return undefined;
		try {
			return await read(join(folder, name));
		} catch (error) {
			const { message } = /** @type {Error} */ (error);
			console.warn(`What was erased by ${name} may come back, as it was not read: ${message}`);
		}
	}
	return undefined;
}
