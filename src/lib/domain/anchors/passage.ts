import { type Normal, originalOffset } from './normal.ts';
import type { Span } from './words.ts';

/** The passage of a copy that readers may see, with a little text around it. */
export interface Passage {
	before: string;
	passage: string;
	after: string;
}

/** Short enough to be a fair quotation of somebody's page. */
const contextLetters = 160;

export function originalSpan({ offsets }: Pick<Normal, 'offsets'>, { start, end }: Span): Span {
	return { start: originalOffset(offsets, start), end: originalOffset(offsets, end - 1) + 1 };
}

export function passageOf(text: string, { start, end }: Span): Passage {
	const [from, to] = [Math.max(0, start - contextLetters), end + contextLetters];
	const before = text.slice(from, start).toWellFormed();
	const after = text.slice(end, to).toWellFormed();
	return {
		before: spaced(from > 0 ? before.replace(/^\S*/u, '') : before).trimStart(),
		passage: text.slice(start, end).trim(),
		after: spaced(to < text.length ? withoutLastWord(after) : after).trimEnd()
	};
}

const withoutLastWord = (text: string) => text.slice(0, wordStart(text, text.length, /\S/u));

export function wholeWords(text: string, { start, end }: Span): string {
	const from = wordStart(text, start, letter);
	let to = end;
	while (to < end + longestWord && letter.test(text.charAt(to))) to++;
	return spaced(text.slice(from, to)).trim();
}

const letter = /[\p{L}\p{N}\p{M}]/u;
const longestWord = 40;

function wordStart(text: string, end: number, of: RegExp): number {
	let start = end;
	while (start > Math.max(0, end - longestWord) && of.test(text.charAt(start - 1))) start--;
	return start;
}

const spaced = (text: string) => text.replaceAll(/\s+/gu, ' ');
