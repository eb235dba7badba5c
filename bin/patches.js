import { join } from 'node:path';
import { run } from './steps.js';

const patchPackage = join(import.meta.dirname, '../node_modules/patch-package/index.js');

/**
 * Installed packages run no scripts of their own. Patches that are applied already stay.
 * @param {string} folder with node_modules
 * @throws Error with a sentence for people, if a package is another version
 */
export async function applyPatches(folder = '.') {
	try {
		const args = [patchPackage, '--error-on-fail', '--error-on-warn'];
		await run(process.execPath, args, { cwd: folder });
	} catch (cause) {
		const { message } = /** @type {Error} */ (cause);
		throw new Error(
			`${message}\n\nA patch of patches/ does not fit the package that is installed. Its report beside it says how to ` +
				'find out whether it is still needed. If you changed nothing, delete node_modules and run: npm ci',
			{ cause }
		);
	}
}
