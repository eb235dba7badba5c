import { diffArrays } from 'diff';

/** Fewer changed words count as no change. */
const leastWords = 3;

/** A replaced word counts as two edits. */
const mostSteps = 2 * (leastWords - 1);

export function withoutCommonLines(one: string, other: string): [string, string] {
	const [lines, others] = [one.split('\n'), other.split('\n')];
	const shorter = Math.min(lines.length, others.length);
	let start = 0;
	while (start < shorter && lines[start] === others[start]) start++;
	let end = 0;
	while (end < shorter - start && lines.at(-1 - end) === others.at(-1 - end)) end++;
	const rest = (all: string[]) => all.slice(start, all.length - end).join('\n');
	return [rest(lines), rest(others)];
}

/** @param one from `contentWords` */
export function isDifferent(one: string[], other: string[]): boolean {
	const parts = diffArrays(one, other, { maxEditLength: mostSteps });
	if (!parts) return true;
	const count = (is: 'added' | 'removed') =>
		parts.reduce((sum, part) => sum + (part[is] ? part.value.length : 0), 0);
	return Math.max(count('added'), count('removed')) >= leastWords;
}
