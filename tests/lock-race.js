import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../bin/server.js';

// Processes compete repeatedly for the lock of one folder at the same instant, as after a crash.

const racer = join(import.meta.dirname, 'lock-racer.js');
const sentence = /^The database folder \S+ is in use by process \d+\. .* Nothing was changed\.$/;
const spreadMilliseconds = 8;
// On a busy machine a holder may renew more than a second late.
const pace = { renew: 300, dead: 3_000 };

/** Lock files that a holder left, and the hours since. */
const remains = {
	dead: () => JSON.stringify({ pid: deadPid(), host: hostname() }),
	elsewhere: () => JSON.stringify({ pid: 1, host: 'a-container-that-is-gone' }),
	damaged: () => '{"pid": 12'
};

/**
 * Every twentieth round finds the lock of a deleted container or a damaged one, the others that of a killed process.
 * @param {{ rounds: number, starters?: number, racer?: string, onRound?: (round: number) => void }} plan
 * @returns one sentence per fault
 */
export async function raceForLock({ rounds, starters = 8, onRound = () => {} }) {
	const { folder, remove } = temporaryFolder();
	const racers = Array.from({ length: starters }, () => fork(racer));
	/** @type {string[]} */
	const faults = [];
	try {
		await Promise.all(racers.map((each) => once(each, 'message')));
		for (let round = 1; round <= rounds; round++) {
			const left = round % 20 ? 'dead' : round % 40 ? 'elsewhere' : 'damaged';
			leave(folder, remains[left]());
			const at = Date.now() + spreadMilliseconds;
			const told = await ask(racers, { folder, at, pace });
			const held = told.filter((each) => each.held).length;
			if (held !== 1) faults.push(`round ${round}, ${left}: ${held} hold the lock`);
			for (const { held, refused } of told)
				if (!held && !sentence.test(refused)) faults.push(`round ${round}, ${left}: ${refused}`);
			await ask(racers, {});
			onRound(round);
		}
	} finally {
		for (const each of racers) each.kill();
		remove();
	}
	return faults;
}

/** @param {import('node:child_process').ChildProcess[]} racers @param {object} message */
async function ask(racers, message) {
	const answers = racers.map((each) => once(each, 'message'));
	for (const each of racers) each.send(message);
	return (await Promise.all(answers)).map(([answer]) => answer);
}

/** @param {string} folder @param {string} text */
function leave(folder, text) {
	const file = join(folder, 'lock.json');
	rmSync(file, { force: true });
	writeFileSync(file, text);
	utimesSync(file, 0, 0);
}

/** @type {number | undefined} */
let pid;

function deadPid() {
	return (pid ??= spawnSync(process.execPath, ['--version']).pid);
}
