import { Likeness } from '../../../domain/search/likeness.ts';
import { foldText } from '../lookup/index.ts';

const leastLikeness = 0.3;

/** Finds the most similar words: «Withdraw» for «Withdrawl». */
export function nearestWords(words: string[], text: string): string[] {
	const likeness = new Likeness(words.map((word) => [foldText(word)]));
	return likeness
		.nearest([foldText(text)], { least: leastLikeness, most: 3 })
		.map(({ index }) => words[index]!);
}
