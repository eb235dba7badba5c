import type { Passage } from './passage.ts';
import { wordSet } from '../word-set.ts';

export interface Token {
	text: string;
	lower: string;
	start: number;
	end: number;
	kind: 'word' | 'sign' | 'passage';
	passage?: Passage;
}

const endOf = (text: string, { end }: Passage) =>
	text
		.slice(end - 2, end)
		.trim()
		.slice(-1);

const pieces = /[\p{L}\p{N}\p{M}.'’&@_-]+|[^\s]/gu;

const abbreviations = wordSet(
	'dr mr mrs ms prof sen rep gov rev hon st gen lt col maj capt sgt jr sr no vs inc ltd pvt co corp adv messrs'
);

export function tokensOf(text: string, start: number, end: number, passages: Passage[]): Token[] {
	const tokens: Token[] = [];
	let from = start;
	for (const passage of passages) {
		addWords(tokens, text, from, passage.open);
		const { open, close } = passage;
		const sign = endOf(text, passage);
		tokens.push({ text: sign, lower: sign, start: open, end: close, kind: 'passage', passage });
		from = close;
	}
	addWords(tokens, text, from, end);
	return tokens;
}

function addWords(tokens: Token[], text: string, from: number, to: number) {
	for (const found of text.slice(from, to).matchAll(pieces)) {
		const end = from + found.index + found[0].length;
		let [first, last] = [from + found.index, end];
		while (first < last && edges.test(text.charAt(first))) add(tokens, text, first, ++first);
		while (last > first && edges.test(text.charAt(last - 1)) && !isShort(text.slice(first, last)))
			last--;
		if (last > first) addWord(tokens, text, first, last);
		for (let at = last; at < end; at++) add(tokens, text, at, at + 1);
	}
}

const edges = /[.'’&@_-]/u;

/** No abbreviation and no initials are longer. */
const longestShort = 8;

const isShort = (word: string) =>
	word.length <= longestShort &&
	word.endsWith('.') &&
	(/^(?:\p{L}\.){1,4}$/u.test(word) || abbreviations.has(word.slice(0, -1).toLowerCase()));

const possessive = /['’]s$/iu;

function addWord(tokens: Token[], text: string, start: number, end: number) {
	const word = text.slice(start, end);
	const owned = possessive.test(word) ? end - 2 : end;
	if (owned > start) add(tokens, text, start, owned);
	if (owned < end) add(tokens, text, owned, end);
}

function add(tokens: Token[], text: string, start: number, end: number) {
	const own = text.slice(start, end);
	const kind = /^[\p{L}\p{N}]/u.test(own) ? 'word' : 'sign';
	tokens.push({ text: own, lower: own.toLowerCase(), start, end, kind });
}

/** Longer sentences are split, which keeps the time linear. */
const longestSentence = 200;

export function indexIn(
	tokens: Token[],
	from: number,
	to: number,
	fits: (token: Token, at: number) => boolean
) {
	for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at++)
		if (fits(tokens[at]!, at)) return at;
	return -1;
}

/** A sentence ends at its stop, or at a passage that ends with one, if a capital follows. */
export function sentencesOf(tokens: Token[]): [from: number, to: number][] {
	const ranges: [number, number][] = [];
	let from = 0;
	tokens.forEach((token, at) => {
		const isEnd = endsSentence(token, tokens[at + 1]) || at - from >= longestSentence;
		if (!isEnd) return;
		ranges.push([from, at + 1]);
		from = at + 1;
	});
	if (from < tokens.length) ranges.push([from, tokens.length]);
	return ranges;
}

function endsSentence(token: Token, next?: Token): boolean {
	if (!next) return false;
	const begins = next.kind === 'passage' || /^[\p{Lu}\p{Lo}\p{N}(]/u.test(next.text);
	if (token.kind === 'sign') return /^[.?!…۔؟]$/u.test(token.text) && begins;
	return token.kind === 'passage' && /^[.۔…]$/u.test(token.text) && begins;
}
