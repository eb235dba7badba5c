// How long a file of statements takes from the upload to the record, on the built app with the embedded database, how
// its bar moves, and how long others wait meanwhile: node bench/import.js [rows]
import { stringify } from 'csv-stringify/sync';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { openDesk } from './desk.js';
import { readArguments } from '../bin/options.js';

readArguments('node bench/import.js [rows]: how long a file of statements takes into the record.', {
	words: 1
});

const rows = Number(process.argv[2] ?? 2_000);
const seconds = 60;

const { url, ask, close } = await openDesk();
const stopping = new AbortController();

const stances = ['Oppose', 'Concerned', 'Neutral', 'Mixed', 'Support'];
const statement = (number) => ({
	Organisation: number % 3 ? 'Asia Internet Coalition' : 'AIC',
	Law: number % 7 ? 'CP Rules 2020' : 'CP Rules 2020; pk-peca-2016',
	Stance: stances[number % stances.length],
	Date: number % 5 ? `${1 + (number % 28)} February 2020` : 'early 2020',
	'What was said': `Statement ${number} of the bench, in a sentence or two that say what was said.`,
	Quotation: number % 2 ? `These words, printed ${number} times.` : '',
	Sources: number % 20 ? 'drm-aic-0214' : '',
	Demands: 'Withdraw; Consult'
});

/** What the import has come to, asked again and again until it says so; and each state in which it was seen. */
async function until(path, state, seen) {
	for (;;) {
		const progress = JSON.parse((await ask(`${path}/progress.json`)).text);
		seen.add(`${progress.state} ${progress.checked}`);
		if (progress.state === state) return progress;
		await after(100);
	}
}

/** Reads a public page, again and again, until told to stop; the times that it took. */
async function others(stop) {
	const times = [];
	while (!stop.aborted) {
		const began = performance.now();
		await fetch(`${url}/statements`).then(
			(response) => response.text(),
			() => {}
		);
		times.push(performance.now() - began);
		await after(50);
	}
	return times.sort((a, b) => a - b);
}

const version = async (path) => /name="version" value="(\d+)"/.exec((await ask(path)).text)[1];
const began = performance.now();
const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;

try {
	const meanwhile = others(stopping.signal);
	const form = new FormData();
	form.set('name', 'statements');
	const file = stringify(
		Array.from({ length: rows }, (_, number) => statement(number)),
		{ header: true }
	);
	form.set('file', new File([file], 'bench.csv'));
	const { to: path, text } = await ask('/desk/imports', form);
	if (!path) throw new Error(text);
	console.log(`${rows} rows (${(file.length / 1e6).toFixed(1)} MB) uploaded after ${elapsed()}`);

	const seen = new Set();
	const checked = await until(path, 'checked', seen);
	console.log(
		`checked after ${elapsed()}; ${seen.size} steps of the bar were seen; ${checked.wrong} wrong`
	);

	await ask(`${path}?/enter`, new URLSearchParams({ version: await version(path) }));
	await until(path, 'published', seen);
	const took = (performance.now() - began) / 1000;
	console.log(`in the record after ${elapsed()}: ${took < seconds ? 'in time' : 'TOO SLOW'}`);
	stopping.abort();
	const times = await meanwhile;
	const at = (share) => `${times[Math.floor(share * (times.length - 1))].toFixed(0)} ms`;
	console.log(
		`others read ${times.length} pages: ${at(0.5)} median, ${at(0.95)} p95, ${at(1)} worst`
	);
	if (took >= seconds || seen.size < 5 || checked.wrong) process.exitCode = 1;
} finally {
	stopping.abort();
	await close();
}
