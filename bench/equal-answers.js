// Whether sign-in and reset answer as fast for an address with an account as for one without (promise 3: medians
// within 15 ms or 25 %, 12 samples, in turn): node bench/equal-answers.js http://localhost:3000 asma@example.org
// It spends 12 of the account's 20 tries an hour.
import { performance } from 'node:perf_hooks';
import { median } from './median.js';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/equal-answers.js URL ADDRESS: whether sign-in and reset answer as fast for an address without an account.',
	{ words: 2 }
);

const [base, known] = process.argv.slice(2);
if (!base || !known)
	throw new Error('Give the address of a running server and of an account on it.');
const samples = 12;

async function timed(path, fields) {
	const began = performance.now();
	const response = await fetch(base + path, {
		method: 'POST',
		headers: { origin: base },
		body: new URLSearchParams(fields),
		redirect: 'manual'
	});
	await response.text();
	return { status: response.status, time: performance.now() - began };
}

for (const [path, fields] of [
	['/sign-in', { password: 'not the password at all' }],
	['/reset', {}]
]) {
	const times = { known: [], unknown: [] };
	const statuses = new Set();
	for (let n = 0; n < samples; n++)
		for (const [who, email] of [
			['known', known],
			['unknown', `nobody${n}@example.org`]
		]) {
			const { status, time } = await timed(path, { email, ...fields });
			statuses.add(status);
			times[who].push(time);
		}
	const [one, other] = [median(times.known), median(times.unknown)];
	const equal = statuses.size === 1 && Math.abs(one - other) <= Math.max(15, 0.25 * one);
	console.log(
		`${path}: ${one.toFixed(1)} ms with an account, ${other.toFixed(1)} ms without, ` +
			`status ${[...statuses].join(' and ')}: ${equal ? 'equal' : 'NOT EQUAL'}`
	);
	if (!equal) process.exitCode = 1;
}
