import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { threadId } from 'node:worker_threads';

// Loaded before the app (node --import): numbers row ids instead of drawing them, so that addresses are the same in
// each run. Secrets are longer than the five bytes of an id and stay random.

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const { randomBytes } = crypto;
let count = 0;

/** Returns the bytes that the app turns into «zz», thread, number. */
function nextBytes() {
	const id = `zz${digits[threadId % 32]}${(++count).toString().padStart(5, '0')}`;
	const bits = [...id].reduceRight((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
	return Buffer.from(bits.toString(16).padStart(10, '0'), 'hex');
}

Object.assign(crypto, {
	randomBytes: (...given) =>
		given.length === 1 && given[0] === 5 ? nextBytes() : randomBytes(...given)
});
syncBuiltinESMExports();
