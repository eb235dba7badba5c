import { Likeness } from '../../../domain/search/likeness.ts';
import { folded } from '../lookup/index.ts';

const leastLikeness = 0.3;

/** Finds the most similar words: «Withdraw» for «Withdrawl». */
export function nearestWords(words: string[], text: string): string[] {
	const likeness = new Likeness(words.map((word) => [folded(word)]));
	return likeness
		.nearest([folded(text)], { least: leastLikeness, most: 3 })
		.map(({ index }) => words[index]!);
}
