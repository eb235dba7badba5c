import { minhashKeys } from './keys.ts';
import { sharedBy, shinglesOf } from './shingles.ts';

/** The keys by which articles with the same report are found; undefined of a text too short to compare. */
export function reportKeysOf(text: string): number[] | undefined {
	const shingles = shinglesOf(text);
	return shingles && minhashKeys(shingles);
}

/** How much each of some texts shares with one, from 0 to 1. */
export function sharesOf({ text, others }: { text: string; others: string[] }): number[] {
	const own = shinglesOf(text);
	return others.map((other) => {
		const shingles = own && shinglesOf(other);
		return shingles ? sharedBy(own, shingles) : 0;
	});
}
