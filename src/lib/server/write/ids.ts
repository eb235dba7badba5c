import { createHash, randomBytes } from 'node:crypto';

// Base 32 without i, l, o and u, which are misread or make words.
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

function shortened(bytes: Buffer, characters: number): string {
	let bits = BigInt(`0x${bytes.toString('hex')}`);
	let id = '';
	while (id.length < characters) {
		id += digits.charAt(Number(bits % 32n));
		bits /= 32n;
	}
	return id;
}

/** 40 random bits in 8 characters. */
export const newId = (): string => shortened(randomBytes(5), 8);

/** Derives the id from a text: 65 bits of its SHA-256 in 13 characters. */
export const idOf = (text: string): string =>
	shortened(createHash('sha256').update(text).digest(), 13);
