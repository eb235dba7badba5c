// How long a backup takes and how long others wait meanwhile, and how long a restore takes into either database:
// node bench/backup.js [statements], on a PostgreSQL of its own, or on one that is filled already with DATABASE_URL=…
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { run } from '../bin/steps.js';
import { filledPostgres } from './synthetic/filled.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/backup.js [statements]: how long a backup and a restore take, and how long others wait.',
	{ words: 1 }
);

const statements = Number(process.argv[2] ?? 200_000);
const database = await filledPostgres(statements);
const other = await startPostgres();
const { folder, remove } = temporaryFolder();
const files = temporaryFolder();
const onPostgres = { DATABASE_URL: database.url, RULEWATCH_FOLDER: folder };
const elsewhere = { DATABASE_URL: other.url, RULEWATCH_FOLDER: folder };
const embedded = { DATABASE_URL: '', RULEWATCH_FOLDER: folder };

/**
 * @param {string} name
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
async function timed(name, file, env) {
	const began = performance.now();
	await run(process.execPath, [`bin/${name}.js`, join(files.folder, file)], {
		env: { ...process.env, BACKUP_PASSPHRASE: '', ...env }
	});
	return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/**
 * While the app serves: how long the backup takes, and how long others wait for a page.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
async function backUpWhileServing(file, env) {
	const server = await startServer(env);
	const over = new AbortController();
	const waited = others(server.url, over.signal);
	const took = await timed('backup', file, env);
	over.abort();
	const MB = (statSync(join(files.folder, file)).size / 1e6).toFixed(1);
	const row = { took, MB, 'others wait': await waited };
	await server.end();
	return row;
}

/** How long others wait for a page, again and again, until told to stop. */
async function others(/** @type {string} */ url, /** @type {AbortSignal} */ stop) {
	const times = [];
	while (!stop.aborted) {
		const began = performance.now();
		await fetch(`${url}/about`).then((response) => response.text());
		times.push(performance.now() - began);
		await after(100);
	}
	times.sort((one, next) => one - next);
	const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
	return `${at(0.5)?.toFixed(0)} ms, worst ${at(1)?.toFixed(0)} ms`;
}

try {
	const sealed = { ...onPostgres, BACKUP_PASSPHRASE: 'umbrella tinsel gravy noun' };
	console.log('backup of PostgreSQL', await backUpWhileServing('plain', onPostgres));
	console.log('the same, encrypted', await backUpWhileServing('sealed', sealed));
	console.log('restore into PostgreSQL', await timed('restore', 'plain', elsewhere));
	console.log('restore into an embedded database', await timed('restore', 'plain', embedded));
	console.log('backup of that', await backUpWhileServing('embedded', embedded));
} finally {
	await Promise.all([database.stop(), other.stop()]);
	remove();
	files.remove();
}
