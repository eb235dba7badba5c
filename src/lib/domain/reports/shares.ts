import { minhashKeys } from './keys.ts';
import { type Printed, withoutNotices } from './notices.ts';
import { sharedBy, shinglesOf } from './shingles.ts';

/** Returns undefined if the text is too short. */
export function reportKeysOf(text: string): number[] | undefined {
	const shingles = shinglesOf(text);
	return shingles && minhashKeys(shingles);
}

/** Shares are between 0 and 1; a pair holds two indexes. */
export function sharesOf({ articles, pairs }: Compared): number[] {
	const shingles = withoutNotices(articles).map(shinglesOf);
	return pairs.map(([one, other]) => {
		const [own, others] = [shingles[one], shingles[other]];
		return own && others ? sharedBy(own, others) : 0;
	});
}

interface Compared {
	articles: Printed[];
	pairs: [one: number, other: number][];
}
