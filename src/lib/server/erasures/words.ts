import { attempt } from '../../domain/attempt.ts';
import { nameWords } from '../../domain/names/key.ts';

/**
 * A text as a number of words with their key: `2:zuhra karim`, or `2:` and a keyed hash. Stored marks are hashed, so that
 * they recognise a text without telling it.
 */
export type Mark = string;

export type Matcher = (text: string) => boolean;
type Key = (words: string) => string;

const possessive = /['’‘`]s(?!\p{L})/gu;

/** The words of a text, as they are compared: without case, accents and punctuation, also within addresses. */
export function wordsOf(text: string): string[] {
	return nameWords(decoded(text).replaceAll(possessive, ' ').replaceAll(/[.+]/g, ' '));
}

/** A text with the letters that an address spells in hexadecimal; unchanged if that is no spelling. */
export function decoded(text: string): string {
	return text.includes('%') ? (attempt(() => decodeURIComponent(text)) ?? text) : text;
}

export function markOf(text: string, key: Key): Mark[] {
	const words = wordsOf(text);
	return words.length ? [`${words.length}:${key(words.join(' '))}`] : [];
}

/** A name is also recognised where it is written as one word, as in addresses of mail and accounts. */
export function marksOfName(name: string, key: Key): Mark[] {
	const words = wordsOf(name);
	const joined = words.length > 1 ? markOf(words.join(''), key) : [];
	return [...markOf(name, key), ...joined];
}

/**
 * Makes a function that tells whether a text contains a marked one.
 * @param released marks of longer texts, within which the marked ones do not count
 */
export function matcherOf(marks: Mark[], key: Key, released: Mark[] = []): Matcher {
	const [find, pass] = [finderOf(marks, key), finderOf(released, key)];
	return (text) => {
		const words = wordsOf(text);
		const found = find(words);
		if (!found.length) return false;
		const passed = pass(words);
		return found.some(([from, to]) => !passed.some(([first, last]) => first <= from && to <= last));
	};
}

type Stretch = readonly [from: number, to: number];

function finderOf(marks: Mark[], key: Key): (words: string[]) => Stretch[] {
	const keys = new Map<number, Set<string>>();
	for (const mark of marks) {
		const at = mark.indexOf(':');
		const length = Number(mark.slice(0, at));
		keys.set(length, (keys.get(length) ?? new Set()).add(mark.slice(at + 1)));
	}
	return (words) => {
		const found: Stretch[] = [];
		for (const [length, known] of keys)
			for (let from = 0; from + length <= words.length; from++)
				if (known.has(key(words.slice(from, from + length).join(' '))))
					found.push([from, from + length]);
		return found;
	};
}

export const plain: Key = (words) => words;
