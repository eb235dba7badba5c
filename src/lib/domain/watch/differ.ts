import { diffArrays } from 'diff';

/** From so many words on, texts differ. */
export const leastWords = 3;

/** A word in place of another differs once, and is two steps from the one text to the other. */
const mostSteps = 2 * (leastWords - 1);

/** Whether two texts, by their words (`wordsOf`), differ by enough to be a change. */
export function differ(one: string[], other: string[]): boolean {
	const parts = diffArrays(one, other, { maxEditLength: mostSteps });
	// More steps than that are more words than that, and nobody needs to know how many.
	if (!parts) return true;
	const count = (is: 'added' | 'removed') =>
		parts.reduce((sum, part) => sum + (part[is] ? part.value.length : 0), 0);
	return Math.max(count('added'), count('removed')) >= leastWords;
}
