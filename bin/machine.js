import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './steps.js';

export const asRoot = process.getuid?.() === 0;

/** @param {string[]} names */
export function findProgram(...names) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @typedef {'apt-get' | 'dnf' | 'apk' | 'brew'} Manager */

/** @type {Record<Manager, { before?: string[], install: string[] }>} */
const managers = {
	'apt-get': {
		// Without it apt-get waits two minutes for each address of a server that is out of reach.
		before: ['--option', 'Acquire::http::Timeout=20', 'update'],
		install: ['install', '--yes', '--no-install-recommends']
	},
	dnf: { install: ['install', '--assumeyes'] },
	apk: { install: ['add'] },
	brew: { install: ['install'] }
};

/**
 * @param {string} name for people
 * @param {Partial<Record<Manager, string[]>>} packages
 * @throws Error that says what to do by hand
 */
export async function installSystemPackage(name, packages) {
	const manager = /** @type {Manager[]} */ (Object.keys(packages)).find((key) => findProgram(key));
	if (!manager) throw new Error(`${name} is missing. Install it and run this again.`);
	const { before, install } = managers[manager];
	const args = [...install, ...(packages[manager] ?? [])];
	if (!asRoot && manager !== 'brew')
		throw new Error(
			`${name} is missing. Install it with “sudo ${manager} ${args.join(' ')}” and run this again.`
		);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	if (before) await run(manager, before, { env });
	await run(manager, args, { env });
}

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
