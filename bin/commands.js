import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSettings } from './address.js';
import { commandsFile, refreshBundles } from './bundle.js';
import { dailyFilesIn } from './daily-file.js';

/** @returns {Promise<typeof import('../src/lib/server/commands.ts')>} */
export async function appModules() {
	readSettings({ serves: false });
	return builtModules();
}

/**
 * For a command that does not need the settings.
 * @returns {Promise<typeof import('../src/lib/server/commands.ts')>}
 */
export async function builtModules() {
	await refreshBundles();
	return import(pathToFileURL(resolve(commandsFile)).href);
}

/**
 * Relative to the folder where the command was called.
 * @param {string} command
 * @param {string | undefined} file
 */
export function namedFile(command, file) {
	if (!file) throw new Error(`Say which file: npm run ${command} -- rulewatch.backup`);
	return resolve(process.env.INIT_CWD ?? '.', file);
}

/**
 * The last backup that was made by itself.
 * @param {string | undefined} folder
 */
export function newestIn(folder) {
	if (!folder) throw new Error('BACKUP_FOLDER is not set, so name the file.');
	let daily;
	try {
		daily = dailyFilesIn(folder, (name, reason) =>
			console.warn(`${name} was passed over, as ${reason}.`)
		);
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Error(
			`The folder ${folder} of BACKUP_FOLDER ${code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`}.`
		);
	}
	const newest = daily.at(-1);
	if (!newest) throw new Error(`There is no backup in ${folder}.`);
	return join(folder, newest);
}

/** Otherwise an empty database would be created. @param {string} folder */
export function requireEmbedded(folder) {
	try {
		statSync(join(folder, 'pglite'));
	} catch ({ code }) {
		throw new Error(
			code === 'EACCES'
				? `${folder} is open to its owner alone: run this as the user who runs Rulewatch.`
				: `There is no embedded database in ${folder}, and DATABASE_URL is not set.`
		);
	}
}

/**
 * @returns the backup; undefined if no process has the database open
 * @param {string} path of its socket
 */
export async function askRunning(path) {
	const socket = connect(path);
	try {
		await once(socket, 'connect');
		return socket.setEncoding('utf8');
	} catch {
		return undefined;
	}
}

/**
 * Also checks that the last line arrives.
 * @param {AsyncIterable<string>} lines
 * @param {{ name: string, rows: number, sha256: string }[]} tables filled from the lines
 */
export async function* collectTables(lines, tables) {
	let name = '';
	let isWhole = false;
	for await (const text of lines) {
		yield text;
		if (!text.startsWith('{')) continue;
		const line = JSON.parse(text);
		if ('table' in line) name = line.table;
		if ('sha256' in line) tables.push({ name, ...line });
		isWhole = 'end' in line;
	}
	if (!isWhole) throw new Error('The running Rulewatch broke off, and no backup was made.');
}

/** @param {{ name: string, rows: number, sha256: string }[]} tables */
export function printTables(tables) {
	const width = Math.max(...tables.map(({ name }) => name.length));
	for (const { name, rows, sha256 } of tables)
		console.log(`${name.padEnd(width)} ${String(rows).padStart(9)}  ${sha256}`);
}

/** @param {number} began */
export const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;
