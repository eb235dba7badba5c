// Measures the cache of pages and the front, in three parts.
// memory: a cached page beside plain node:http with the same bytes, also for visitors from social networks.
// crowd: 200 readers at once on 200 cold statements and articles, and on one page, on both databases.
// change: the time until two processes show a change.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { Agent, request } from 'undici';
import { findProgram, installSystemPackage } from '../bin/machine.js';
import { startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { run as runProgram } from '../bin/steps.js';
import { probeWhile } from '../tests/health-probe.ts';
import { byTurns, median } from './shared.js';

export const takes = { numbers: { seconds: 4, rounds: 9 }, words: 3, word: 'PART' };

const regulation = '/regulations/citizens-protection-against-online-harm-rules-2020';

/** An answer with its bytes as they were sent, which fetch would unpack. */
async function fetched(url, headers = {}, dispatcher = undefined) {
	const { statusCode, body, ...answer } = await request(url, { headers, dispatcher });
	return { status: statusCode, headers: answer.headers, body: await body.bytes() };
}

/** A process that sends everybody this one answer. */
async function plainServer({ status, headers, body }) {
	const child = fork(new URL('front/plain-server.js', import.meta.url));
	const { date: _, connection: __, 'keep-alive': ___, ...head } = headers;
	child.send({ status, head, body: Buffer.from(body).toString('base64') });
	const [port] = await once(child, 'message');
	return { url: `http://127.0.0.1:${port}`, end: () => child.kill() };
}

function say(name, value, wanted, isKept) {
	console.log(`${name}: ${value} (${wanted})${isKept ? '' : ' — NOT REACHED'}`);
}

/** Medians over rounds that alternate between servers: requests per second and the 99th percentile in ms. */
async function sideBySide(servers, { seconds, rounds, encoding }) {
	const results = Object.keys(servers).map((name) => ({ name, rates: [], p99s: [] }));
	for (const { url } of Object.values(servers))
		await fetched(url + regulation, { 'accept-encoding': encoding });
	// The first rounds only warm the server up.
	for (let round = -2; round < rounds; round++)
		for (const result of byTurns(results, round)) {
			const { url, more = [] } = servers[result.name];
			const measured = await runProgram('wrk', [
				...['-t1', '-c32', `-d${seconds}s`, '--latency', '--timeout', '10s'],
				...['-H', `accept-encoding: ${encoding}`, ...more, url + regulation]
			]);
			if (/Non-2xx|Socket errors/.test(measured)) throw new Error(measured);
			if (round < 0) continue;
			result.rates.push(Number(/Requests\/sec:\s+([\d.]+)/.exec(measured)?.[1]));
			const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)\b/.exec(measured) ?? [];
			result.p99s.push(Number(p99) * { us: 0.001, ms: 1, s: 1_000 }[unit]);
		}
	return Object.fromEntries(
		results.map(({ name, rates, p99s }) => [name, { rate: median(rates), p99: median(p99s) }])
	);
}

async function fromMemory(app, how) {
	const rates = {};
	for (const encoding of ['identity', 'br', 'gzip']) {
		await fetched(app.url + regulation, { 'accept-encoding': encoding });
		const kept = await fetched(app.url + regulation, { 'accept-encoding': encoding });
		// Uncached pages are streamed, without a content-length.
		if (!kept.headers['content-length'])
			throw new Error(`It is not kept: ${kept.status} ${JSON.stringify(kept.headers)}`);
		const plain = await plainServer(kept);
		const { ours, node } = await sideBySide({ ours: app, node: plain }, { ...how, encoding });
		plain.end();
		rates[encoding] = ours.rate;
		console.log(
			`${encoding}, ${kept.body.length} bytes: ours ${ours.rate.toFixed(0)}/s, p99 ${ours.p99.toFixed(1)} ms; ` +
				`node ${node.rate.toFixed(0)}/s, p99 ${node.p99.toFixed(1)} ms`
		);
		const share = ours.rate / node.rate;
		const least = encoding === 'identity' ? 0.9 : 0.75;
		const name = `  of what plain Node sends (${encoding})`;
		say(name, share.toFixed(2), `at least ${least}`, share >= least);
		const slower = ours.p99 / node.p99;
		say(`  times its p99 (${encoding})`, slower.toFixed(2), 'at most 2', slower <= 2);
	}
	const gain = Math.min(rates.br, rates.gzip) / rates.identity;
	say('packed, beside unpacked', gain.toFixed(2), 'at least 1', gain >= 1);
}

/** Each request has its own tracking parameter, as links on social networks do. */
const clicks = `
local count = 0
request = function()
	count = count + 1
	return wrk.format("GET", wrk.path .. "?fbclid=IwAR" .. count .. "x" .. os.time())
end`;

/** Compares visitors whose parameters or cookies show their origin with those who bring none. */
async function fromElsewhere(app, folder, how) {
	const script = join(folder, 'clicks.lua');
	writeFileSync(script, clicks);
	const measured = await sideBySide(
		{
			plain: app,
			fbclid: { ...app, more: ['-s', script] },
			cookie: { ...app, more: ['-H', 'cookie: _ga=GA1.1.1; _fbp=fb.1.1'] }
		},
		{ ...how, encoding: 'br' }
	);
	for (const name of ['fbclid', 'cookie']) {
		const share = measured[name].rate / measured.plain.rate;
		const value = `${share.toFixed(2)}, ${measured[name].rate.toFixed(0)}/s`;
		say(`with a foreign ${name}, beside without`, value, 'at least 0.9', share >= 0.9);
	}
}

const readers = 200;

async function coldPages(url) {
	const textAt = async (address) => (await fetch(address)).text();
	const sitemaps = (await textAt(`${url}/sitemap.xml`)).match(/(?<=<loc>)[^<]+/g);
	const pages = await Promise.all(sitemaps.map(textAt));
	const paths = pages
		.join('')
		.match(/(?<=<loc>)[^<]+/g)
		.map((each) => new URL(each).pathname);
	const items = paths
		.toSorted((one, other) => (one.at(-1) + one < other.at(-1) + other ? -1 : 1))
		.filter((path) => /^\/(statements|articles)\//.test(path));
	if (items.length < readers + 60) throw new Error(`There are only ${items.length} pages.`);
	// Reading other pages warms the process up.
	for (const path of items.slice(readers, readers + 60)) await fetched(url + path);
	return items.slice(0, readers);
}

/** Reads all pages at once, each on its own connection, beside a health probe. */
async function crowd(name, app) {
	const paths = await coldPages(app.url);
	for (const [kind, path] of [
		['200 cold pages', (index) => paths[index]],
		['one cold page', () => `${regulation}?count=members`]
	]) {
		// Without pipelining undici keeps no connection.
		const agent = new Agent({ pipelining: 0 });
		const began = performance.now();
		const read = async (index) => {
			const { status } = await fetched(app.url + path(index), { 'accept-encoding': 'br' }, agent);
			return { status, seconds: (performance.now() - began) / 1000 };
		};
		let answers = [];
		const { waits } = await probeWhile(`${app.url}/healthz`, async () => {
			answers = await Promise.all(Array.from({ length: readers }, (_, index) => read(index)));
		});
		const served = answers.filter(({ status, seconds }) => status === 200 && seconds <= 10);
		const refused = answers.filter(({ status }) => status === 503);
		const last = (some) => Math.max(0, ...some.map(({ seconds }) => seconds)).toFixed(1);
		const inWords = (some) => `${some.length}, the last after ${last(some)} s`;
		const wanted = kind === 'one cold page' ? readers : 150;
		console.log(`${name}, ${readers} readers on ${kind}:`);
		const isEnough = served.length >= wanted;
		say('  served within 10 s', inWords(served), `at least ${wanted}`, isEnough);
		const isSoon = Number(last(refused)) <= 3 && served.length + refused.length === readers;
		say('  refused with 503', inWords(refused), 'within 3 s', isSoon);
		const p99 = waits.toSorted((one, other) => one - other)[Math.ceil(waits.length * 0.99) - 1];
		const probed = `${p99.toFixed(0)} ms of ${waits.length} probes`;
		say('  /healthz, p99', probed, 'under 200 ms', p99 < 200);
	}
}

/** Milliseconds from the commit of a change until every process shows it. */
async function untilShown(databaseUrl, processes) {
	const sql = postgres(databaseUrl, { max: 1 });
	const waits = [];
	let missed = 0;
	for (const { url } of processes) await fetch(`${url}/statements/st-028`);
	for (let round = 0; round < 50; round++) {
		const summary = `Changed for the ${round}. time`;
		await sql`update statement set summary = ${summary}, version = version + 1 where id = 'st-028'`;
		const committed = performance.now();
		const shown = async ({ url }) => {
			const page = await (await fetch(`${url}/statements/st-028`)).text();
			if (page.includes(summary)) return;
			missed++;
			if (performance.now() - committed < 5_000) await shown({ url });
		};
		await Promise.all(
			processes.map((each) => shown(each).then(() => waits.push(performance.now() - committed)))
		);
	}
	await sql.end();
	const worst = Math.max(...waits);
	console.log(`${missed} requests came before the news, of ${waits.length}`);
	const measured = `${median(waits).toFixed(0)} ms, ${worst.toFixed(0)} at worst`;
	say('a change is shown after', measured, 'at most 100 ms', worst <= 100);
}

export async function run({ numbers: how, words }) {
	const isAsked = (part) => words.length === 0 || words.includes(part);
	if (!findProgram('wrk')) await installSystemPackage('wrk', { 'apt-get': ['wrk'], brew: ['wrk'] });
	const { url: DATABASE_URL, stop } = await startPostgres();
	const { folder, remove } = temporaryFolder();
	const started = [];
	const start = async (env) => {
		const app = await startServer({ RULEWATCH_FOLDER: folder, ...env });
		started.push(app);
		return app;
	};
	try {
		if (isAsked('memory') || isAsked('change')) {
			const kept = await start({ DATABASE_URL });
			if (isAsked('memory')) await fromMemory(kept, how);
			if (isAsked('memory')) await fromElsewhere(kept, folder, how);
			if (isAsked('change')) await untilShown(DATABASE_URL, [kept, await start({ DATABASE_URL })]);
			await kept.end();
		}
		if (isAsked('crowd'))
			for (const [name, env] of Object.entries({ PostgreSQL: { DATABASE_URL }, embedded: {} })) {
				const app = await start(env);
				await crowd(name, app);
				await app.end();
			}
		console.log(`load at the end: ${loadavg()[0]?.toFixed(1)}`);
	} finally {
		for (const app of started) await app.end();
		await stop();
		remove();
	}
}
