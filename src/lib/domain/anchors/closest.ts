import search from 'approx-string-match';
import {
	unifyMarks,
	matchContext,
	partsIn,
	normalWords,
	type Selector,
	type Span
} from './words.ts';

/** Shorter words resemble too many others. */
const leastLetters = 32;
const mostErrors = 0.25;
/** For longer quotations only both ends are searched. */
const longestPattern = 256;
/** Texts are searched up to this length in slices; too many equally close matches mean nothing. */
const mostText = 500_000;
const sliceLetters = 4_000;
const mostMatches = 64;

/** At most a quarter of the letters differ, and prefix, suffix or marks fit. This tells changed from missing words. */
export function closestSpan(normalText: string, quotation: Selector): Span | undefined {
	const text = unifyMarks(normalText.slice(0, mostText));
	const words = longestPart([
		normalWords(quotation.exact),
		...partsIn(quotation.exact).map((part) => part.words)
	]);
	if (words.length < leastLetters) return undefined;
	const spans =
		words.length <= longestPattern
			? matches(text, words)
			: joinEnds(
					matches(text, words.slice(0, longestPattern)),
					matches(text, words.slice(-longestPattern)),
					words.length
				);
	return spans.find((span) => hasContext(text, span, quotation));
}

/** Returns the longest part if the quotation has omissions. */
const longestPart = ([whole = '', ...parts]: string[]) =>
	parts.length < 2
		? whole
		: parts.reduce((one, other) => (other.length > one.length ? other : one));

function hasContext(text: string, span: Span, quotation: Selector): boolean {
	const { prefix, suffix } = matchContext(text, span, quotation);
	if (prefix === undefined && suffix === undefined)
		return (
			/'\s?$/u.test(text.slice(Math.max(0, span.start - 2), span.start)) ||
			/^[.,]?\s?'/u.test(text.slice(span.end, span.end + 3))
		);
	return prefix === true || suffix === true;
}

function matches(text: string, words: string): Span[] {
	const most = Math.floor(words.length * mostErrors);
	let found: { start: number; end: number; errors: number }[] = [];
	for (let from = 0; from < text.length; from += sliceLetters) {
		const part = text.slice(from, from + sliceLetters + words.length + most);
		const here = search(part, words, found[0]?.errors ?? most);
		if (here.length > mostMatches) return [];
		const least = here[0]?.errors ?? Infinity;
		if (least < (found[0]?.errors ?? Infinity)) found = [];
		found.push(
			...here.map(({ start, end }) => ({ start: from + start, end: from + end, errors: least }))
		);
	}
	return found.map(({ start, end }) => ({ start, end }));
}

function joinEnds(heads: Span[], tails: Span[], length: number): Span[] {
	return heads.flatMap(({ start }) => {
		const tail = tails.find(({ end }) => Math.abs(end - start - length) <= length * mostErrors);
		return tail ? { start, end: tail.end } : [];
	});
}
