/** A text by which words are found again however a page or a typist sets marks, dashes and spaces. */
export interface Normal {
	text: string;
	/**
	 * Where its letters stand in the text it was made of: pairs of a place in it and the place there, one for each stretch
	 * that runs along evenly.
	 */
	offsets: number[];
}

const quotes = /[‘’‚‛′ʼ`´]/u;
const doubleQuotes = /[“”„‟″«»]/u;
const dashes = /[‐‑‒–—―−]/u;
const blank = /\s/u;
/** Zero-width spaces, joiners and marks of direction, soft hyphens. */
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

/** Where a letter of the normal text stands in the text it was made of. */
export const placeIn = (offsets: number[], at: number): number => across(offsets, at, 0);

/** Where a letter of that text stands in the normal one; where it has none, the place of one beside it. */
export const placeOf = (offsets: number[], at: number): number => across(offsets, at, 1);

function across(offsets: number[], at: number, side: 0 | 1): number {
	let [low, high] = [0, offsets.length / 2];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (offsets[2 * middle + side]! <= at) low = middle;
		else high = middle;
	}
	return (offsets[2 * low + 1 - side] ?? 0) + at - (offsets[2 * low + side] ?? 0);
}
