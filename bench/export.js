// How much memory the server takes at most, and how long it and others wait, while the whole of a large record is
// fetched: node bench/export.js [statements] [readers at once], on a PostgreSQL of its own, or on one that is filled
// already with DATABASE_URL=…
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { startServer, temporaryFolder } from '../bin/server.js';
import { filledPostgres } from './synthetic/filled.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/export.js [statements] [readers at once]: what a download of the whole record takes.',
	{ words: 2 }
);

const statements = Number(process.argv[2] ?? 200_000);
const readers = Number(process.argv[3] ?? 1);
const most = 300;

const database = await filledPostgres(statements);
const { folder, remove } = temporaryFolder();
const env = { DATABASE_URL: database.url, RULEWATCH_FOLDER: folder };

/** What a process has in RAM, and the most that it had so far, in MB, from Linux. */
function memoryOf(/** @type {number | undefined} */ pid) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const [now, peak] = ['VmRSS', 'VmHWM'].map(
		(name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
	);
	return { now: now ?? NaN, peak: peak ?? NaN };
}

const elapsedSince = (/** @type {number} */ began) =>
	`${((performance.now() - began) / 1000).toFixed(1)} s`;

/** @param {string} address */
async function fetched(address) {
	const began = performance.now();
	const { status, body } = await fetch(address);
	const first = elapsedSince(began);
	let bytes = 0;
	for await (const piece of body ?? []) bytes += piece.length;
	return { status, first, MB: (bytes / 1e6).toFixed(1), whole: elapsedSince(began) };
}

/** How long others wait for a page, again and again, until told to stop. */
async function others(/** @type {string} */ url, /** @type {AbortSignal} */ stop) {
	const times = [];
	while (!stop.aborted) {
		const began = performance.now();
		await fetch(`${url}/healthz`).then((response) => response.text());
		times.push(performance.now() - began);
		await after(100);
	}
	times.sort((one, other) => one - other);
	const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
	return `${at(0.5)?.toFixed(0)} ms, 99 %: ${at(0.99)?.toFixed(0)} ms, worst ${at(1)?.toFixed(0)} ms`;
}

try {
	const lists = ['.csv', '.xlsx', '.json'].map((ending) => `/statements${ending}`);
	const files = ['/data/rulewatch.zip', '/data/popolo.json', ...lists];
	for (const path of ['/data', ...files]) {
		const server = await startServer(env);
		// As it is once a first page was asked for.
		await fetched(server.url);
		const idle = memoryOf(server.child.pid).now;
		const stopping = new AbortController();
		const waited = others(server.url, stopping.signal);
		const answers = await Promise.all(
			Array.from({ length: readers }, () => fetched(server.url + path))
		);
		stopping.abort();
		const { peak } = memoryOf(server.child.pid);
		console.log(path);
		for (const { status, first, MB, whole } of answers)
			console.log(`  ${status}: begun after ${first}, ${MB} MB after ${whole}`);
		console.log(`  others wait ${await waited}`);
		console.log(
			`  at most ${peak.toFixed(0)} MB in memory, ${(peak - idle).toFixed(0)} MB over idle`
		);
		if (peak > most) process.exitCode = 1;
		await server.end();
	}
} finally {
	await database.stop();
	remove();
}
