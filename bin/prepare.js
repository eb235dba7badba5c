import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alreadyDone, run } from './steps.js';

const packagesStamp = 'node_modules/.rulewatch';
const buildStamp = 'build/.stamp';
const lockFile = 'package-lock.json';
const sources = [
	'src',
	'static',
	'drizzle',
	lockFile,
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** Installs the packages of the lock file, unless they are there. */
export async function install() {
	const wanted = hashOf([lockFile]);
	if (stampIn(packagesStamp) === wanted) return alreadyDone;
	// npm names itself to the scripts it runs; by that name it is found on Windows as well.
	const npm = process.env.npm_execpath;
	const args = ['ci', '--no-fund', '--no-audit', '--include=dev'];
	await (npm ? run(process.execPath, [npm, ...args]) : run('npm', args));
	writeFileSync(packagesStamp, wanted);
}

/** Builds the app, unless it was built from these very sources. */
export async function build() {
	const wanted = hashOf(sources);
	if (stampIn(buildStamp) === wanted) return alreadyDone;
	await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
	writeFileSync(buildStamp, wanted);
}

/** @param {string} file */
function stampIn(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string[]} paths */
function hashOf(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.map((name) => join(path, name))
		.filter((file) => !file.includes('.test.') && statSync(file).isFile())
		.sort();
}
