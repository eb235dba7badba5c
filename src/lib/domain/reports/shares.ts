import { minhashKeys } from './keys.ts';
import { type Printed, withoutNotices } from './notices.ts';
import { sharedBy, shinglesOf } from './shingles.ts';

/** The keys by which articles with the same report are found; undefined of a text too short to compare. */
export function reportKeysOf(text: string): number[] | undefined {
	const shingles = shinglesOf(text);
	return shingles && minhashKeys(shingles);
}

/** How much the texts of some pairs share, from 0 to 1, without the notices of their houses; a pair names two by their places. */
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
