// How long it takes to read a page, and how much memory: node bench/capture.js [--rounds=5]
// The pages of the tests, one of 5 MB, and those that are made to stall their reader, each with how long it held the main thread. Issue «Evidence» asks for 95 % of
// usual pages under 250 ms, all of it under 250 MB, the large one under 2 s, and a refusal within 5 s.
import { tsImport } from 'tsx/esm/api';
import { setInterval } from 'node:timers';
import { setTimeout as after } from 'node:timers/promises';
import { readArguments } from '../bin/options.js';
import { median } from './median.js';

const { numbers } = readArguments(
	'node bench/capture.js [--rounds=5]: measures how long it takes to read the pages of the tests, and how much memory.',
	{ numbers: { rounds: 5 } }
);

const load = (/** @type {string} */ name) =>
	tsImport(`../src/lib/server/${name}.ts`, import.meta.url);
const { testPages } = await load('capture/test-pages');
const { bombs, heavyPages, largePage } = await load('capture/test-bombs');
const { closeWorker, inWorker } = await load('worker/index');

let most = process.memoryUsage().rss;
const before = most;
let longest = 0;
let worst = 0;
let last = performance.now();
const watch = setInterval(() => {
	const now = performance.now();
	longest = Math.max(longest, now - last - 10);
	last = now;
	most = Math.max(most, process.memoryUsage().rss);
}, 10);

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

async function timed(/** @type {Uint8Array} */ bytes, about = {}) {
	const began = performance.now();
	const answer = await inWorker('readPage', { bytes, about }).catch(
		(/** @type {Error} */ { message }) => ({ refused: message })
	);
	return { answer, milliseconds: performance.now() - began };
}

async function print(/** @type {string} */ name, /** @type {Uint8Array} */ bytes) {
	await after(20);
	const before = worst;
	longest = 0;
	const { answer, milliseconds } = await timed(bytes);
	await after(20);
	worst = Math.max(before, longest);
	const outcome = answer.refused ?? `${answer.text.length} letters`;
	const [took, held] = [milliseconds, longest].map((each) => each.toFixed(0).padStart(6));
	console.log(`${name.padEnd(34)} ${took} ms, main thread held ${held} ms  ${outcome}`);
}

try {
	await print('the first page starts the worker', testPages[0].bytes);
	const times = [];
	for (const { bytes, about } of testPages) {
		const rounds = [];
		for (let round = 0; round < numbers.rounds; round++)
			rounds.push((await timed(bytes, about)).milliseconds);
		times.push(median(rounds));
	}
	times.sort((one, other) => one - other);
	const share = (/** @type {number} */ part) =>
		times[Math.ceil(times.length * part) - 1]?.toFixed(1);
	console.log(
		`${times.length} pages: half under ${share(0.5)} ms, 95 % under ${share(0.95)} ms, all under ${share(1)} ms`
	);
	console.log(
		`Memory of the process at most ${megabytes(most)}, before the first page ${megabytes(before)}`
	);
	await print('5 MB', largePage);
	for (const [name, page] of bombs) await print(name, Buffer.from(page));
	for (const [name, page] of Object.entries(heavyPages)) await print(name, Buffer.from(page()));
	await print('the next page', testPages[0].bytes);
	console.log(
		`Memory at most ${megabytes(most)}; the main thread was held up for ${worst.toFixed(0)} ms at most`
	);
} finally {
	clearInterval(watch);
	await closeWorker();
}
