import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dailyIn } from './daily-file.js';

/**
 * The last backup beside a file knows what was erased since that was made. If it is damaged, the one before it is read.
 * @template T
 * @param {string} file
 * @param {(file: string) => Promise<T>} read
 */
export async function erasuresBeside(file, read) {
	const folder = dirname(file);
	const daily = dailyIn(existsSync(folder) ? readdirSync(folder) : [], (name) =>
		console.warn(
			`${name} was passed over when erasures were looked for, as its name is of a day to come. If it is the ` +
				'newest backup, what was erased since the others may come back.'
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
