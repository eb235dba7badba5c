import { readArguments } from '../bin/options.js';
import { raceForLock } from '../tests/lock-race.js';

// `node bench/lock.js [ROUNDS] [STARTERS]`: of 8 processes that find a dead lock at the same instant, one gets it, and the
// others get the sentence, in each of 1,000 rounds.

readArguments(
	'node bench/lock.js [ROUNDS] [STARTERS]: has so many processes find a dead lock at the same instant, in each of so many rounds, and counts the faults.',
	{ words: 2 }
);
const [rounds = 1_000, starters = 8] = process.argv.slice(2).map(Number);
const began = performance.now();
const faults = await raceForLock({
	rounds,
	starters,
	onRound: (round) => round % 100 || console.log(`${round} rounds`)
});
for (const fault of faults) console.log(fault);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(`${rounds} rounds of ${starters} starters in ${seconds} s: ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
