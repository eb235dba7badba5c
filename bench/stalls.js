// How long everybody else waits at worst while one asks for much: `node bench/stalls.js [RUNS]`, on the built app, with
// the embedded database and with a PostgreSQL of its own. /healthz is asked all the while, and asks the database.
import { stringify } from 'csv-stringify/sync';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readArguments } from '../bin/options.js';
import { ownDatabase } from '../bin/own-database.js';
import { startPostgres } from '../bin/postgres.js';
import { openDesk } from './desk.js';
import { median } from './median.js';

readArguments(
	'node bench/stalls.js [RUNS]: measures how long everybody else waits at worst while one asks for much.',
	{ words: 1 }
);
const runs = Number(process.argv[2] ?? 3);
const rows = 19_000;
const downloads = 10_000;
/** Milliseconds that others may wait, of the median of the worst of all runs. */
const most = { PostgreSQL: 250, embedded: 1_000 };

/** @typedef {Awaited<ReturnType<typeof openDesk>>} Desk */

/** A file of which every row is wrong, another one each time. */
const wrongRows = (/** @type {string} */ name) =>
	stringify(
		Array.from({ length: rows }, (_, number) => ({
			Organisation: `Nobody ${number}`,
			Law: 'No such rules',
			Stance: 'Perhaps',
			Date: 'soon',
			'What was said': `${name}, row ${number}: what they said, in a sentence or two.`,
			Sources: 'no-source'
		})),
		{ header: true }
	);

/** The longest wait of whoever asks while the work is done, in milliseconds. */
async function worstWhile(/** @type {string} */ url, /** @type {() => Promise<unknown>} */ work) {
	const prober = new Worker(new URL('../tests/health-prober.js', import.meta.url), {
		workerData: { url: `${url}/healthz`, probeMilliseconds: 10 }
	});
	try {
		await once(prober, 'online');
		await work();
		const received = once(prober, 'message');
		prober.postMessage('stop');
		const [{ longest, failures }] = await received;
		if (failures.length) throw new Error(`/healthz: ${failures}`);
		return longest;
	} finally {
		await prober.terminate();
	}
}

async function upload(/** @type {Desk} */ { ask }, /** @type {string} */ content) {
	const form = new FormData();
	form.set('name', 'statements');
	form.set('file', new File([content], 'wrong.csv'));
	const { to, text } = await ask('/desk/imports', form);
	if (!to) throw new Error(text);
	return to;
}

/** Waits until the rows are checked, whose columns are called as ours are. */
async function check(/** @type {Desk} */ { ask }, /** @type {string} */ path) {
	for (;;) {
		const { state, wrong } = JSON.parse((await ask(`${path}/progress.json`)).text);
		if (state === 'checked' && wrong === rows) return;
		if (!['checking', 'checked'].includes(state)) throw new Error(`${state}, ${wrong} wrong`);
		await after(250);
	}
}

/** Asks for the data package as often as that on one connection, before a single answer is read. */
async function pipelined(/** @type {string} */ url) {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	await once(socket, 'connect');
	// Refused in the middle is refused as well.
	socket.on('error', () => {});
	const last = 'connection: close\r\n';
	const request = (/** @type {string} */ more) =>
		`GET /data/rulewatch.zip HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${more}\r\n`;
	socket.write(request('').repeat(downloads - 1) + request(last));
	let received = '';
	/** @type {Record<string, number>} */
	const answers = {};
	socket.setEncoding('latin1').on('data', (text) => {
		received += text;
		for (const [, status = ''] of received.matchAll(/HTTP\/1\.1 (\d{3})/g))
			answers[status] = (answers[status] ?? 0) + 1;
		// A line that has only begun is read on with what comes next.
		received = received.slice(-11);
	});
	await once(socket, 'close');
	console.log(`${downloads} pipelined downloads were answered with`, answers);
}

/** @returns {Promise<Record<string, number>>} milliseconds by what was done */
async function run(/** @type {Desk} */ desk, /** @type {string} */ name) {
	/** @type {Record<string, number>} */
	const worst = {};
	const during = async (/** @type {string} */ what, /** @type {() => Promise<unknown>} */ work) => {
		worst[what] = await worstWhile(desk.url, work);
	};
	await during('nothing', () => after(1_000));
	let path = '';
	await during('upload of 19,000 rows', async () => (path = await upload(desk, wrongRows(name))));
	await during('check of the rows', () => check(desk, path));
	await during('problems.csv', async () => {
		const { text } = await desk.ask(`${path}/problems.csv`);
		if (text.split('\n').length <= rows) throw new Error(text.slice(0, 200));
	});
	await during('10,000 pipelined downloads', () => pipelined(desk.url));
	return longest;
}

const postgres = await startPostgres();
try {
	for (const [database, limit] of Object.entries(most)) {
		/** @type {Record<string, number[]>} */
		const all = {};
		for (let number = 1; number <= runs; number++) {
			const own = database === 'embedded' ? undefined : await ownDatabase(postgres.url);
			const desk = await openDesk({ DATABASE_URL: own?.url });
			try {
				for (const [what, worst] of Object.entries(await run(desk, `Run ${number}`)))
					(all[what] ??= []).push(Math.round(worst));
			} finally {
				await desk.close();
				await own?.remove();
			}
		}
		for (const [what, worst] of Object.entries(all)) {
			const middle = median(worst);
			console.log(
				`${database}, ${what}: others waited ${middle} ms at worst (${worst.join(', ')})` +
					`${middle > limit ? `: MORE THAN ${limit}` : ''}`
			);
			if (middle > limit) process.exitCode = 1;
		}
	}
} finally {
	await postgres.stop();
}
