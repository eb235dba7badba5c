import { diffArrays } from 'diff';

export interface TextChange {
	is: 'same' | 'added' | 'removed';
	text: string;
}

/** Comparing very different texts takes long and shows nothing useful. */
const diffTimeout = 500;
const contextLetters = 240;

/** Whole words, with «twenty-four» and Urdu. */
const tokenPattern = /\s+|[\p{L}\p{M}\p{N}\u200c'’-]+|[^\s]/gu;

/** Returns undefined if comparing takes too long. */
export function wordChanges(before: string, now: string): TextChange[] | undefined {
	const tokens = (text: string) => text.match(tokenPattern) ?? [];
	const parts = diffArrays(tokens(before), tokens(now), { timeout: diffTimeout });
	return parts?.map(({ added, removed, value }, at) => {
		const text = value.join('');
		if (added || removed) return { is: added ? 'added' : 'removed', text };
		return { is: 'same', text: shortenSame(text, at === 0, at === parts.length - 1) };
	});
}

function shortenSame(text: string, isFirst: boolean, isLast: boolean): string {
	if (text.length <= 2 * contextLetters) return text;
	const start = isFirst ? '' : text.slice(0, contextLetters);
	const end = isLast ? '' : text.slice(-contextLetters);
	return `${start} […] ${end}`;
}
