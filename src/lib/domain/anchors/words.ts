import { normalise } from './normal.ts';

/** A quotation as it is looked for (W3C Web Annotation, TextQuoteSelector): its words, and what stands around them. */
export interface Selector {
	exact: string;
	prefix?: string | null;
	suffix?: string | null;
}

/** Places in the normal text of a copy. */
export interface Span {
	start: number;
	end: number;
}

/** Words that stand together. At an open end the typist’s own brackets cut a word, as in «[T]he rules». */
export interface Part {
	words: string;
	openStart: boolean;
	openEnd: boolean;
}

/** Papers set quotations within quotations in single or in double marks, each in its own way. */
export const alike = (normalText: string) => normalText.replaceAll('"', "'");

/** Words as they are looked for: without marks around them, nor a full stop or comma that the sentence around them asks for. */
export function plain(raw: string): string {
	const words = alike(normalise(raw).text).trim();
	const isMarked = words.startsWith("'") && /'[.,]?$/u.test(words);
	const inside = isMarked ? words.slice(1).replace(/'(?=[.,]?$)/u, '') : words;
	return inside.replace(/[.,]$/u, '').trim();
}

/** What the person who typed a quotation left out, or put in for the speaker’s own words. */
const left = /\[[^[\]]{0,200}\]|\((?:…|\.{3})\)|…|\.{3,}|\. \. \.|\n+/u;

export function partsOf(exact: string): Part[] {
	const pieces = exact.split(new RegExp(left, 'gu'));
	return pieces.flatMap((piece, index) => {
		const words = plain(piece);
		const openStart = index > 0 && /^[\p{L}\p{N}]/u.test(piece);
		const openEnd = index < pieces.length - 1 && /[\p{L}\p{N}]$/u.test(piece);
		return words ? { words, openStart, openEnd } : [];
	});
}

/** Whether a quotation stands in a passage in parts alone, between which its typist left words out or put some in. */
export const isInParts = (exact: string, passage: string) =>
	partsOf(exact).length > 1 && !plain(passage).includes(plain(exact));

const lettersAlone = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
/** So many letters beside a quotation tell where it stands. */
const told = 24;
const near = 120;

/** Whether what stands before and after a place is what it should be; undefined where nobody said what it should be. */
export function fits(text: string, { start, end }: Span, { prefix, suffix }: Selector) {
	const last = lettersAlone(alike(normalise(prefix ?? '').text)).slice(-told);
	const first = lettersAlone(alike(normalise(suffix ?? '').text)).slice(0, told);
	const before = lettersAlone(text.slice(Math.max(0, start - near), start));
	const after = lettersAlone(text.slice(end, end + near));
	return {
		prefix: last ? before.endsWith(last) : undefined,
		suffix: first ? after.startsWith(first) : undefined
	};
}
