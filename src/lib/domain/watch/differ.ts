import { diffArrays } from 'diff';

/** From so many words on, texts differ. */
export const leastWords = 3;

/** A word in place of another differs once, and is two steps from the one text to the other. */
const mostSteps = 2 * (leastWords - 1);

/** Two texts without the lines with which both begin, and without those with which both end. */
export function between(one: string, other: string): [string, string] {
	const [lines, others] = [one.split('\n'), other.split('\n')];
	const shorter = Math.min(lines.length, others.length);
	let start = 0;
	while (start < shorter && lines[start] === others[start]) start++;
	let end = 0;
	while (end < shorter - start && lines.at(-1 - end) === others.at(-1 - end)) end++;
	const rest = (all: string[]) => all.slice(start, all.length - end).join('\n');
	return [rest(lines), rest(others)];
}

/** Whether two texts, by their words (`wordsOf`), differ by enough to be a change. */
export function differ(one: string[], other: string[]): boolean {
	const parts = diffArrays(one, other, { maxEditLength: mostSteps });
	// More steps than that are more words than that, and nobody needs to know how many.
	if (!parts) return true;
	const count = (is: 'added' | 'removed') =>
		parts.reduce((sum, part) => sum + (part[is] ? part.value.length : 0), 0);
	return Math.max(count('added'), count('removed')) >= leastWords;
}
