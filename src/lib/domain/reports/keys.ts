import { mixed } from './hash.ts';

/**
 * Broder's minhash of 128 in bands of 2: of two texts that have a third of their shingles in common, all but one pair in a
 * thousand share a key; of two that have a hundredth, one pair in a hundred and fifty does.
 */
const bands = 64;

const salts = Array.from({ length: 2 * bands }, (_, at) => mixed(0x9e3779b9 * (at + 1)));

/** Keys, one a band, by which a text like this one is looked up. */
export function minhashKeys(shingles: Set<number>): number[] {
	const least = new Int32Array(salts.length).fill(0x7fffffff);
	for (const shingle of shingles)
		for (let at = 0; at < salts.length; at++) {
			const value = mixed(shingle ^ salts[at]!);
			if (value < least[at]!) least[at] = value;
		}
	return Array.from({ length: bands }, (_, band) =>
		mixed(mixed(mixed(band) ^ least[2 * band]!) ^ least[2 * band + 1]!)
	);
}
