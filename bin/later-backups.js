import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dailyFilesIn } from './daily-file.js';

/**
 * The last backup beside a file knows what was erased since that was made. If it is damaged, the one before it is read.
 * @template T
 * @param {string} file
 * @param {(file: string) => Promise<T>} read
 */
export async function erasuresBeside(file, read) {
	const folder = dirname(file);
	if (!existsSync(folder)) return undefined;
	const daily = dailyFilesIn(folder, (name, reason) =>
		console.warn(
			`${name} was passed over when erasures were looked for, as ${reason}. If it is the newest backup, what was ` +
				'erased since the others may come back.'
		)
	);
	for (const name of daily.reverse()) {
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
