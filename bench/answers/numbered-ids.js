import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { threadId } from 'node:worker_threads';

// Loaded before the app (node --import): ids of rows are counted, and not random, so that addresses are the same at each
// start. Everything that is to be secret has more than the five bytes of an id, and stays random.

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const { randomBytes } = crypto;
let count = 0;

/** The bytes of which the app makes the id “zz”, thread, number. */
function nextBytes() {
	const id = `zz${digits[threadId % 32]}${(++count).toString().padStart(5, '0')}`;
	const bits = [...id].reduceRight((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
	return Buffer.from(bits.toString(16).padStart(10, '0'), 'hex');
}

Object.assign(crypto, {
	randomBytes: (/** @type {[number]} */ ...given) =>
		given.length === 1 && given[0] === 5 ? nextBytes() : randomBytes(...given)
});
syncBuiltinESMExports();
