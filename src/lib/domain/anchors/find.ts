import {
	unifyMarks,
	matchContext,
	type Part,
	partsIn,
	normalWords,
	type Selector,
	type Span
} from './words.ts';

/** Short texts must match whole words, because a few letters occur inside many words. */
const fewLetters = 32;
/** Parts of a quotation with omissions must have this many letters together, to be unambiguous. */
const leastOfParts = 16;
const mostLeftOut = 1_000;
const mostHits = 200;
const mostParts = 50;

const letter = /[\p{L}\p{N}\p{M}]/u;

/** Ignores the shape of marks and spaces. Parts around omissions («…») and insertions («[the rules]») must follow in order. */
export function locateQuotation(normalText: string, quotation: Selector): Span | undefined {
	const text = unifyMarks(normalText);
	const whole = { words: normalWords(quotation.exact), openStart: false, openEnd: false };
	const hits = hitsOf(text, whole);
	return bestSpan(
		text,
		hits.length ? hits : spansOfParts(text, partsIn(quotation.exact)),
		quotation
	);
}

function bestSpan(text: string, spans: Span[], quotation: Selector): Span | undefined {
	if (spans.length < 2) return spans[0];
	const scores = spans.map((span) => {
		const { prefix, suffix } = matchContext(text, span, quotation);
		return Number(prefix === true) + Number(suffix === true);
	});
	return spans[scores.indexOf(Math.max(...scores))];
}

function hitsOf(text: string, part: Part, most = mostHits, from = 0): Span[] {
	const { words } = part;
	const hits: Span[] = [];
	if (!words) return hits;
	for (
		let start = text.indexOf(words, from);
		start >= 0 && hits.length < most;
		start = text.indexOf(words, start + 1)
	)
		if (isOfWholeWords(text, start, part)) hits.push({ start, end: start + words.length });
	return hits;
}

function isOfWholeWords(text: string, start: number, { words, openStart, openEnd }: Part) {
	if (words.length >= fewLetters) return true;
	const cuts = (at: number) => letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at));
	return (openStart || !cuts(start)) && (openEnd || !cuts(start + words.length));
}

function spansOfParts(text: string, [first, ...rest]: Part[]): Span[] {
	if (!first || !rest.length || rest.length > mostParts) return [];
	const letters = [first, ...rest].reduce((sum, { words }) => sum + words.length, 0);
	if (letters < leastOfParts) return [];
	return hitsOf(text, first).flatMap(({ start, end }) => {
		for (const part of rest) {
			const near = text.slice(0, end + mostLeftOut + part.words.length + 1);
			const [next] = hitsOf(near, part, 1, end);
			if (!next) return [];
			end = next.end;
		}
		return { start, end };
	});
}
