import { readFileSync } from 'node:fs';

// Loaded before the app (node --import): shifts the clock by the milliseconds in the file CLOCK_FILE, which a signal
// makes it read again.

const { CLOCK_FILE = '' } = process.env;
const now = Date.now;
let off = 0;

/** @type {typeof Date} */
const Shifted = new Proxy(Date, {
	construct: (target, given, by) =>
		Reflect.construct(target, given.length ? given : [target.now()], by === Shifted ? target : by),
	apply: () => new Shifted().toString()
});
Date.now = () => now() + off;
Date.prototype.constructor = Shifted;
Object.assign(globalThis, { Date: Shifted });

const read = () => {
	off = Number(readFileSync(CLOCK_FILE, 'utf8'));
	console.log(`The clock is ${off} ms off.`);
};
process.on('SIGUSR2', read);
read();
