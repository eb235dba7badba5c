import { chown, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A line of `.env` that Node and Docker Compose read alike.
 * @param {string} name
 * @param {string} value
 * @throws Error with a sentence if there is no such line
 */
export function envLine(name, value) {
	const quote = value.includes("'") ? '"' : "'";
	// Compose replaces $NAME within double quotes, and Node knows no escapes.
	if (/[\r\n]|\\$/.test(value) || (quote === '"' && /["$\\]/.test(value)))
		throw new Error(
			`${name} may not hold a line break, end with \\, or hold both ' and one of " $ \\.`
		);
	return `${name}=${quote}${value}${quote}`;
}

/**
 * Replaces a file as a whole: an interruption leaves the former one, or none.
 * @param {string} file
 * @param {string} text that only the owner of the folder may read: a container may write it as root
 */
export async function writePrivately(file, text) {
	const part = `${file}.part`;
	await rm(part, { force: true });
	try {
		const handle = await open(part, 'wx', 0o600);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		const { uid, gid } = await stat(dirname(file));
		if (process.getuid?.() === 0) await chown(part, uid, gid);
		await rename(part, file);
	} catch (error) {
		await rm(part, { force: true });
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Error(`${file} cannot be written (${code}), and nothing was changed.`);
	}
}
