import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { applyPatches } from './patches.js';
import { hashOfSources, hasSources, lockFile } from './sources.js';
import { alreadyDone, run } from './steps.js';

const buildStamp = 'build/.stamp';

export async function install() {
	requireSources();
	const already = isInstalled();
	if (!already) await installAll();
	await applyPatches();
	if (already) return alreadyDone;
}

async function installAll() {
	// npm passes its own path to the scripts that it runs; with this path it also runs on Windows.
	const npm = process.env.npm_execpath;
	const args = ['ci', '--no-fund', '--no-audit', '--include=dev'];
	await (npm ? run(process.execPath, [npm, ...args]) : run('npm', args));
}

/** npm records its installation in this file, written last. Optional packages depend on the machine. */
function isInstalled() {
	const noted = 'node_modules/.package-lock.json';
	if (!existsSync(noted)) return false;
	const installed = packagesIn(noted);
	return Object.entries(packagesIn(lockFile)).every(
		([path, { version, optional, devOptional }]) =>
			path === '' || optional || devOptional || installed[path]?.version === version
	);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: true, devOptional?: true }>}
 */
function packagesIn(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function requireSources() {
	if (hasSources()) return;
	throw new Error(
		'Rulewatch stands here as it was built, without its sources: this needs a checkout.'
	);
}

export async function build() {
	requireSources();
	const wanted = hashOfSources();
	if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return alreadyDone;
	await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
	writeFileSync(buildStamp, wanted);
}
