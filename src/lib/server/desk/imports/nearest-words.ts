import { Likeness } from '../../../domain/search/likeness.ts';
import { folded } from '../lookup/index.ts';

/** Below it, two words have little in common. */
const leastLikeness = 0.3;

/** Those of a vocabulary that somebody may have meant who wrote this, likest first: «Withdrawl» is like «Withdraw». */
export function nearestWords(words: string[], text: string): string[] {
	const likeness = new Likeness(words.map((word) => [folded(word)]));
	return likeness
		.nearest([folded(text)], { least: leastLikeness, most: 3 })
		.map(({ index }) => words[index]!);
}
