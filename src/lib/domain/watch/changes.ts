import { diffArrays } from 'diff';

/** A stretch of two texts, as one reads from the older to the newer. */
export interface Part {
	is: 'same' | 'added' | 'removed';
	text: string;
}

/** Two texts that have little in common take long to compare, and their differences tell nothing. */
const mostMilliseconds = 500;
/** Of what stayed, so many letters are shown at either side of a change. */
const context = 240;

/** Whole words: «twenty-four» and those of Urdu too. */
const words = /\s+|[\p{L}\p{M}\p{N}\u200c'’-]+|[^\s]/gu;

/** What differs between two texts, word by word, with what stands around it; undefined where that takes too long. */
export function wordChanges(before: string, now: string): Part[] | undefined {
	const tokens = (text: string) => text.match(words) ?? [];
	const parts = diffArrays(tokens(before), tokens(now), { timeout: mostMilliseconds });
	return parts?.map(({ added, removed, value }, at) => {
		const text = value.join('');
		if (added || removed) return { is: added ? 'added' : 'removed', text };
		return { is: 'same', text: shortened(text, at === 0, at === parts.length - 1) };
	});
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
	if (text.length <= 2 * context) return text;
	const start = isFirst ? '' : text.slice(0, context);
	const end = isLast ? '' : text.slice(-context);
	return `${start} […] ${end}`;
}
