import { normalise } from './normal.ts';

/** A W3C TextQuoteSelector. */
export interface Selector {
	exact: string;
	prefix?: string | null;
	suffix?: string | null;
}

export interface Span {
	start: number;
	end: number;
}

/** Adjacent words. At an open end the typist's brackets cut a word: «[T]he rules». */
export interface Part {
	words: string;
	openStart: boolean;
	openEnd: boolean;
}

/** Single and double quotation marks count as equal, because newspapers nest them differently. */
export const unifyMarks = (normalText: string) => normalText.replaceAll('"', "'");

export function normalWords(raw: string): string {
	const words = unifyMarks(normalise(raw).text).trim();
	const isMarked = words.startsWith("'") && /'[.,]?$/u.test(words);
	const inside = isMarked ? words.slice(1).replace(/'(?=[.,]?$)/u, '') : words;
	return inside.replace(/[.,]$/u, '').trim();
}

const omission = /\[[^[\]]{0,200}\]|\((?:…|\.{3})\)|…|\.{3,}|\. \. \.|\n+/u;

export function partsIn(exact: string): Part[] {
	const pieces = exact.split(new RegExp(omission, 'gu'));
	return pieces.flatMap((piece, index) => {
		const words = normalWords(piece);
		const openStart = index > 0 && /^[\p{L}\p{N}]/u.test(piece);
		const openEnd = index < pieces.length - 1 && /[\p{L}\p{N}]$/u.test(piece);
		return words ? { words, openStart, openEnd } : [];
	});
}

/** Whether a quotation occurs only in parts, with omissions or insertions between them. */
export const isInParts = (exact: string, passage: string) =>
	partsIn(exact).length > 1 && !normalWords(passage).includes(normalWords(exact));

const lettersAlone = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
/** This many letters beside a quotation identify its place. */
const contextLetters = 24;
const contextRange = 120;

/** Whether prefix and suffix match; undefined if the quotation has none. */
export function matchContext(text: string, { start, end }: Span, { prefix, suffix }: Selector) {
	const last = lettersAlone(unifyMarks(normalise(prefix ?? '').text)).slice(-contextLetters);
	const first = lettersAlone(unifyMarks(normalise(suffix ?? '').text)).slice(0, contextLetters);
	const before = lettersAlone(text.slice(Math.max(0, start - contextRange), start));
	const after = lettersAlone(text.slice(end, end + contextRange));
	return {
		prefix: last ? before.endsWith(last) : undefined,
		suffix: first ? after.startsWith(first) : undefined
	};
}
