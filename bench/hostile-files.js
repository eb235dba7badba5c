// How long each hostile file of the tests takes, and how long everyone else waits meanwhile (promise 20: 30 s and
// 1.5 s): node bench/hostile-files.js
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { checked, refused } from '../tests/hostile-files.js';
import { openDesk } from './desk.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/hostile-files.js: how long each hostile file takes, and how long others wait.'
);

const seconds = 30;
const stall = 1_500;
const { url, ask, close } = await openDesk();

/** The longest that the house took to say that it is well, while something was done. */
async function longestWait(work) {
	let done = false;
	const answer = work().finally(() => (done = true));
	let worst = 0;
	while (!done) {
		const began = performance.now();
		await fetch(`${url}/healthz`).then((response) => response.text());
		worst = Math.max(worst, performance.now() - began);
		await after(20);
	}
	return { worst, answer: await answer };
}

async function send({ content, fileName = 'rows.csv' }) {
	const form = new FormData();
	form.set('name', 'statements');
	form.set('file', new File([content], fileName));
	const { status, to } = await ask('/desk/imports', form);
	if (!to) return status;
	while (!JSON.parse((await ask(`${to}/progress.json`)).text).state.startsWith('checked'))
		await after(100);
	const page = await ask(to);
	await ask(`${to}?/giveUp`, formIn(page.text));
	return page.status;
}

function formIn(html) {
	const [, version = ''] = /name="version" value="(\d+)"/.exec(html) ?? [];
	return new URLSearchParams([['version', version]]);
}

const rows = {};
try {
	for (const [name, make] of Object.entries({ ...refused, ...checked })) {
		const file = make();
		const began = performance.now();
		const { worst, answer } = await longestWait(() => send(file));
		const took = (performance.now() - began) / 1000;
		rows[name] = {
			status: answer,
			seconds: took.toFixed(2),
			'others waited (ms)': Math.round(worst)
		};
		if (answer >= 500 || took > seconds || worst > stall) process.exitCode = 1;
	}
	console.table(rows);
} finally {
	await close();
}
