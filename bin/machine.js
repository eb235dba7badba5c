import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './steps.js';

export const asRoot = process.getuid?.() === 0;

/** The path of the first of these programs that the PATH holds. */
export function findProgram(...names) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

const installers = {
	apt: [
		['apt-get', 'update'],
		['apt-get', 'install', '--yes', '--no-install-recommends']
	],
	dnf: [['dnf', 'install', '--assumeyes']],
	apk: [['apk', 'add']],
	brew: [['brew', 'install']]
};

/**
 * Installs what a check needs with the system's own package manager, where this user may.
 * @param packages names by package manager, several with a space between
 * @throws Error that says what to do by hand
 */
export async function installSystemPackage(name, packages) {
	const manager = Object.keys(packages).find((key) => findProgram(installers[key][0][0]));
	const byHand = `${name} is missing. Install it`;
	if (!manager) throw new Error(`${byHand} and run this again.`);
	const commands = installers[manager].map((command, index, all) =>
		index === all.length - 1 ? [...command, ...packages[manager].split(' ')] : command
	);
	if (!asRoot && manager !== 'brew')
		throw new Error(`${byHand} with “sudo ${commands.at(-1).join(' ')}” and run this again.`);
	for (const [command, ...args] of commands)
		await run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
