import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatches } from './patches.js';
import { alreadyDone, run } from './steps.js';

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

/** Installs the packages of the lock file, unless they are there, and patches them. */
export async function install() {
	const already = isInstalled();
	if (!already) await installAll();
	await applyPatches();
	if (already) return alreadyDone;
}

async function installAll() {
	// npm names itself to the scripts it runs; by that name it is found on Windows as well.
	const npm = process.env.npm_execpath;
	const args = ['ci', '--no-fund', '--no-audit', '--include=dev'];
	await (npm ? run(process.execPath, [npm, ...args]) : run('npm', args));
}

/** npm notes what it installed in a lock file of its own, written last. What is optional depends on the machine. */
function isInstalled() {
	const noted = 'node_modules/.package-lock.json';
	if (!existsSync(noted)) return false;
	const there = packagesIn(noted);
	return Object.entries(packagesIn(lockFile)).every(
		([path, { version, optional, devOptional }]) =>
			path === '' || optional || devOptional || there[path]?.version === version
	);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: true, devOptional?: true }>}
 */
function packagesIn(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Builds the app, unless it was built from these very sources. */
export async function build() {
	const wanted = hashOf(sources);
	if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return alreadyDone;
	await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
	writeFileSync(buildStamp, wanted);
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
