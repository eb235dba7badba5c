export interface Part {
	text: string;
	marked: boolean;
}

const joiners = /[\u00ad\u0610-\u061c\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const diacritics = /\p{M}/gu;
const printableAscii = /^[\x20-\x7e]*$/;
/** Letters that Arabic and Persian keyboards type in place of Urdu ones. */
export const keyboards = new Map(
	[
		['ي', 'ی'],
		['ى', 'ی'],
		['ك', 'ک'],
		['ه', 'ہ'],
		['ھ', 'ہ'],
		['ة', 'ہ'],
		['ۃ', 'ہ'],
		['ە', 'ہ'],
		['ٱ', 'ا']
	].map(([from, to]) => [from!, to!])
);

/** Folds a text nearly as the database does (`fold` in drizzle/rules/derived/words.sql), closely enough to match words. */
export function folded(text: string): string {
	// Most words have neither diacritics nor letters of several keyboards.
	if (printableAscii.test(text)) return text.toLowerCase();
	const plain = text
		.normalize('NFKD')
		.replaceAll(diacritics, '')
		.replaceAll(joiners, '')
		.toLowerCase();
	return Array.from(plain, (letter) => keyboards.get(letter) ?? letter).join('');
}

const word = /[\p{L}\p{N}\p{M}\u200c\u200d]+/gu;

export function foldedWords(texts: string[]): string[] {
	return [...new Set(texts.flatMap((text) => (text.match(word) ?? []).map(folded)))];
}

/** About two lines of print. */
const longestExcerpt = 240;
/** The number of characters shown before the words found. */
const lettersBefore = 60;

/** Picks the window with most of the words. @param isFound takes a folded word */
export function excerpt(
	text: string,
	isFound: (folded: string) => boolean,
	most = longestExcerpt
): Part[] {
	const found = Array.from(text.matchAll(word), (match) => ({
		from: match.index,
		to: match.index + match[0].length,
		text: match[0]
	})).filter((each) => isFound(folded(each.text)));
	const { from, to } = windowOf(text, found, most);
	const parts: Part[] = [];
	let at = from;
	for (const each of found) {
		if (each.from < from || each.to > to) continue;
		parts.push({ text: text.slice(at, each.from), marked: false });
		parts.push({ text: text.slice(each.from, each.to), marked: true });
		at = each.to;
	}
	parts.push({ text: text.slice(at, to), marked: false });
	if (from > 0) parts.unshift({ text: '… ', marked: false });
	if (to < text.length) parts.push({ text: ' …', marked: false });
	return mergeParts(parts);
}

function windowOf(text: string, found: { from: number; to: number }[], most: number) {
	if (text.length <= most) return { from: 0, to: text.length };
	let best = { start: 0, count: 0 };
	let last = 0;
	for (const [index, { from }] of found.entries()) {
		last = Math.max(last, index);
		while (last + 1 < found.length && found[last + 1]!.to <= from + most - lettersBefore) last++;
		if (last - index + 1 > best.count) best = { start: from, count: last - index + 1 };
	}
	const from = afterSpace(text, Math.min(best.start - lettersBefore, text.length - most));
	return { from, to: beforeSpace(text, from + most) };
}

const afterSpace = (text: string, at: number) => (at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1);

function beforeSpace(text: string, at: number) {
	if (at >= text.length) return text.length;
	const space = text.lastIndexOf(' ', at);
	return at - space < lettersBefore && space > 0 ? space : at;
}

function mergeParts(parts: Part[]): Part[] {
	const whole: Part[] = [];
	for (const part of parts) {
		if (!part.text) continue;
		const last = whole.at(-1);
		if (last && last.marked === part.marked) last.text += part.text;
		else whole.push({ ...part });
	}
	return whole;
}
