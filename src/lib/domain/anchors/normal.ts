/** A text with uniform quotation marks, dashes and spaces. */
export interface Normal {
	text: string;
	/** Pairs of an offset here and one in the original, one pair for each stretch in which both advance equally. */
	offsets: number[];
}

const quotes = /[‘’‚‛′ʼ`´]/u;
const doubleQuotes = /[“”„‟″«»]/u;
const dashes = /[‐‑‒–—―−]/u;
const blank = /\s/u;
/** Zero-width characters, direction marks and soft hyphens. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;

export function normalise(raw: string): Normal {
	const letters: string[] = [];
	const offsets: number[] = [];
	let [ahead, isBlank] = [NaN, true];
	for (let at = 0; at < raw.length; at++) {
		const letter = normalLetter(raw.charAt(at));
		if (!letter || (letter === ' ' && isBlank)) continue;
		isBlank = letter === ' ';
		if (at - letters.length !== ahead) offsets.push(letters.length, at);
		ahead = at - letters.length;
		letters.push(letter);
	}
	return { text: letters.join(''), offsets };
}

function normalLetter(letter: string): string {
	if (letter >= ' ' && letter <= '~') return letter === '`' ? "'" : letter;
	if (unseen.test(letter)) return '';
	if (blank.test(letter)) return ' ';
	if (doubleQuotes.test(letter)) return '"';
	if (quotes.test(letter)) return "'";
	return dashes.test(letter) ? '-' : letter;
}

/** Maps an offset in the normal text to the original. */
export const originalOffset = (offsets: number[], at: number): number => mapOffset(offsets, at, 0);

/** Maps an offset in the original to the normal text, or to the nearest letter that has one. */
export const normalOffset = (offsets: number[], at: number): number => mapOffset(offsets, at, 1);

function mapOffset(offsets: number[], at: number, side: 0 | 1): number {
	let [low, high] = [0, offsets.length / 2];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (offsets[2 * middle + side]! <= at) low = middle;
		else high = middle;
	}
	return (offsets[2 * low + 1 - side] ?? 0) + at - (offsets[2 * low + side] ?? 0);
}
