import { domainToUnicode } from 'node:url';
import { addressKey } from '../../domain/address/address.ts';
import { slugOf } from '../../domain/address/slug.ts';
import { nameWords, wordsOfPerson } from '../../domain/names/key.ts';

/**
 * A text as a number of words, twelve bits of their sum, and their key: `2:1a3:zuhra karim`, or with a keyed hash in place
 * of the words. Stored marks are hashed, so that they recognise a text without telling it.
 */
export type Mark = string;

/** `field` is the column or field that has the text, where it is known. */
export type Matcher = (text: string, field?: string) => boolean;
type Key = (words: string) => string;

const possessive = /['’‘`]s(?!\p{L})/gu;

/** Languages that are written without blanks, or add endings to names as Korean does: any letter may begin a name. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}가-힣\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Some programs write the letters of a Korean syllable one by one. */
const composed = (text: string) =>
	text.replaceAll(/[\u1100-\u11ff]+/g, (letters) => letters.normalize('NFC'));

/** The words of a text, as they are compared: without case, accents and punctuation, also within addresses. */
export function wordsOf(text: string): string[] {
	return nameWords(
		composed(decoded(text))
			.replaceAll(possessive, ' ')
			.replaceAll(/[.+]/g, ' ')
			.replaceAll(unspaced, ' $& ')
	);
}

/** Turkish and other languages add endings to a name behind an apostrophe. */
const ending = /(?<=\p{L}\p{M}?)['’‘`ʼ＇]\p{L}{1,5}(?![\p{L}'’‘`ʼ＇])/gu;

/** Letters of a slice: a list of all words of a long page may take more memory than a worker has. */
const sliceLetters = 50_000;
/** A slice ends before a tag or a blank among its last letters, so that neither words nor tags are cut. */
const lastLetters = 2_000;

/** Matches up to the last sign that stands between words: a text such as a table may have no blanks. */
const untilSign = /^.+(?=[^\p{L}\p{M}\p{N}%&\\'’])/su;

/** @returns the index at which the slice that begins at `from` ends */
function endOfSlice(text: string, from: number): number {
	const end = from + sliceLetters;
	if (end >= text.length) return text.length;
	const last = text.slice(end - lastLetters, end);
	const back =
		['<', ' ', '\n'].map((sign) => last.lastIndexOf(sign)).find((at) => at > 0) ??
		untilSign.exec(last)?.[0].length;
	if (back !== undefined) return end - lastLetters + back;
	return /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end;
}

/** Changes a slice of a text before its words are looked for. */
export type Reading = (slice: string) => string;

export const asIs: Reading = (slice) => slice;

interface Part {
	words: string[];
	/** A mark that ends before or behind these words is found in the parts around this one, which overlap with it. */
	after: number;
	until: number;
	/** The slice that the part adds, in which addresses are looked for. */
	slice: string;
}

/**
 * Reads a text in parts, in each of the ways, with such endings, which may be parts of the name as in O’Neil, and without.
 * Nothing that is equal in two ways is read twice.
 */
function* partsOf(text: string, ways: Reading[], mostWords: number): Generator<Part> {
	const before = ways.flatMap(() => [nothing, nothing]);
	for (let from = 0, end = 0; from < text.length; from = end) {
		end = endOfSlice(text, from);
		const letters = text.slice(from, end);
		const wordsOfSlice = new Map<string, string[]>();
		const known: { before: string[]; added: string[]; last: string[] }[] = [];
		const slices = ways.flatMap((way) => {
			const slice = way(letters);
			return [slice, slice.replaceAll(ending, ' ')];
		});
		for (const [at, slice] of slices.entries()) {
			const added = wordsOfSlice.get(slice) ?? wordsOf(slice);
			wordsOfSlice.set(slice, added);
			let part = known.find((each) => each.before === before[at] && each.added === added);
			if (!part) {
				const words = [...before[at]!, ...added];
				yield {
					words,
					after: before[at]!.length - mostWords,
					until: end < text.length ? words.length - mostWords : words.length,
					// No ending stands in an address.
					slice: at % 2 ? '' : slice
				};
				known.push((part = { before: before[at]!, added, last: words.slice(-2 * mostWords) }));
			}
			before[at] = part.last;
		}
	}
}

const nothing: string[] = [];

/** A text with the letters that an address spells in hexadecimal, also if they are spelled so twice, or as a host does. */
export function decoded(text: string): string {
	let plain = text.replaceAll(/xn--[\da-z-]{1,60}/gi, (label) => domainToUnicode(label) || label);
	for (let times = 0; times < 2 && plain.includes('%'); times++)
		plain = plain.replaceAll(/(?:%[\da-f]{2})+/gi, (spelled) =>
			Buffer.from(spelled.replaceAll('%', ''), 'hex').toString()
		);
	return plain;
}

export function markOf(text: string, key: Key): Mark[] {
	const words = wordsOf(text);
	if (!words.length) return [];
	const seed = seedOf(key);
	const sum = words.reduce((sum, word) => added(sum, numberOf(word, seed)), 0);
	return [`${words.length}:${bitsOf(sum).toString(16)}:${key(words.join(' '))}`];
}

/** An address in the form that all its spellings have in common; undefined for other texts. */
export const addressIn = (text: string): string | undefined =>
	/^https?:\/\/\S+$/i.test(text) ? addressKey(text) : undefined;

/** A page is recognised by its whole address, however it is spelled, because other addresses may begin with it. */
export function marksOfText(text: string, key: Key): Mark[] {
	const address = addressIn(text);
	return address ? [`${ofAddress}${key(address)}`] : markOf(text, key);
}

const ofAddress = 'address:';

/**
 * A text that was released is also read without endings.
 * @param marks what was erased: a name with an ending releases no other
 */
export const marksOfReleased = (text: string, key: Key, marks: Mark[]): Mark[] => [
	...new Set([
		...marksOfText(text, key),
		...markOf(text, key),
		...markOf(text.replaceAll(ending, ' '), key).filter((mark) => !marks.includes(mark))
	])
];

export const isOfAddress = (mark: Mark): boolean => mark.startsWith(ofAddress);

/**
 * A name is also recognised where it is one word, as in addresses of mail, where the last of its words leads, and with the
 * ending of a genitive. A short one in one word may be another word, and so may letters without blanks in another order.
 */
export function marksOfName(name: string, key: Key): Mark[] {
	const words = wordsOf(name);
	if (words.length < 2 || isUnspaced(name)) return markOf(name, key);
	const others = [[words.at(-1), ...words.slice(0, -1)].join(' '), `${words.join(' ')}s`];
	const whole = words.join('');
	if (whole.length >= leastInOneWord) others.push(whole);
	return [name, ...others].flatMap((text) => markOf(text, key));
}

const leastInOneWord = 7;

export const isUnspaced = (name: string): boolean => composed(name).search(unspaced) >= 0;

/** Two short words, such as initials, are words of other texts too; two letters without blanks likewise. */
export function isLongEnough(name: string): boolean {
	const words = wordsOf(name).filter((word) => word !== 'and');
	if (isUnspaced(name)) return words.length > 2 || words.some((word) => /^[a-z]{4}/.test(word));
	return words.join('').length >= (words.length > 1 ? 4 : 5);
}

/** A name without titles, and as readable addresses spell it, which leave out letters such as «ø». One word is too little. */
export function spellingsOf(name: string, isPerson: boolean): string[] {
	const wordsBut = (text: string) => wordsOf(text).filter((word) => word !== 'and');
	const spoken = [name, ...(isPerson ? [wordsOfPerson(name).join(' ')] : [])];
	const inAddresses = spoken.map(slugOf).filter((slug, at) => {
		const [words, ofSlug] = [wordsBut(spoken[at]!), wordsBut(slug)];
		if (ofSlug.join(' ') === words.join(' ')) return true;
		return ofSlug.length >= words.length && ofSlug.join('').length >= leastInOneWord;
	});
	return [...spoken, ...inAddresses].filter((each) => each === name || wordsOf(each).length > 1);
}

/** Makes the same function as `searchOf`, for texts that are read as they are. */
export function matcherOf(marks: Mark[], key: Key, released: Mark[] = []): Matcher {
	const holds = searchOf(marks, key, released);
	return (text) => holds(text);
}

/**
 * Makes a function that tells whether a text contains a marked one, in any of the ways in which it may be read.
 * @param released marks of longer texts, within which the marked ones do not count
 */
export function searchOf(
	marks: Mark[],
	key: Key,
	released: Mark[] = []
): (text: string, ways?: Reading[]) => boolean {
	const [find, pass] = [finderOf(marks, key), finderOf(released, key)];
	const addressesIn = addressFinderOf(marks, key);
	const freed = new Set(released);
	const mostWords = mostWordsOf([...marks, ...released]);
	return function holds(text, ways = [asIs]) {
		for (const { words, after, until, slice } of partsOf(text, ways, mostWords)) {
			let known: Int32Array | undefined;
			const isFree = (from: number, to: number) =>
				(known ??= reachOf(pass(words), words.length))[from]! >= to;
			for (const { from, to } of find(words))
				if (to > after && to <= until && !isFree(from, to)) return true;
			for (const { address, mark } of addressesIn(slice))
				if (!freed.has(mark) && !placesOf(wordsOf(address), words).every(isFreeAt)) return true;

			function isFreeAt({ from, to }: { from: number; to: number }) {
				return isFree(from, to);
			}
		}
		return false;
	};
}

function placesOf(some: string[], words: string[]): { from: number; to: number }[] {
	const found = words.flatMap((_, from) =>
		some.every((word, at) => words[from + at] === word) ? { from, to: from + some.length } : []
	);
	// An address whose words are spelled in a way of their own is covered by nothing.
	return found.length ? found : [{ from: 0, to: Infinity }];
}

/** The words of the longest mark. */
const mostWordsOf = (marks: Mark[]) =>
	marks.reduce((most, mark) => Math.max(most, lengthOf(mark) ?? 0), 1);

/** @returns undefined for the mark of an address; and a backup from elsewhere may hold anything */
function lengthOf(mark: Mark): number | undefined {
	const [, length] = /^([1-9]\d{0,4}):/.exec(mark) ?? [];
	return length === undefined ? undefined : Number(length);
}

/** More addresses of a slice are not looked at, because each of them takes time. */
const mostAddresses = 5_000;

/** Programs may write a backslash before each slash. Another address may follow without a blank. */
const untilBlank =
	/(?:https?:(?:\\?\/){2}|(?<![\p{L}\p{N}.@/-])www\.)[^\s"<>]+?(?=[\s"<>]|$|[^\p{L}\p{M}\p{N}.@/=?&:#%_-](?:https?:|www\.))/giu;

/**
 * These may stand right behind an address in a text, and within one: brackets, quotation marks, signs of many languages, and
 * letters of those that are written without blanks. No apostrophe within a word ends one, nor a bracket behind a slash.
 */
const mayFollow = new RegExp(
	[
		`[^\\p{L}\\p{M}\\p{N}._~:/?#@!$&+,;=%'’([-]`,
		`(?<=[\\p{L}\\p{N}])[([]`,
		`['’](?![\\p{L}\\p{N}])`,
		`(?<=[a-z\\d])${unspaced.source}`
	].join('|'),
	'giu'
);
const mostEnds = 20;
/** The longest address of a source. */
const longestAddress = 2_000;

/** The addresses that may be meant by letters without blanks: all of them, and those up to each sign that may follow one. */
function readingsOfAddress(text: string): string[] {
	const letters = text.slice(0, longestAddress).replaceAll('\\/', '/');
	const whole = /^www/i.test(letters) ? `https://${letters}` : letters;
	const ends = [...whole.matchAll(mayFollow)].slice(0, mostEnds).map(({ index }) => index);
	return [whole.length, ...ends].flatMap((end) => {
		const address = whole.slice(0, end);
		return [address, withoutLastSigns(address), withoutLastSigns(address.replaceAll('&amp;', '&'))];
	});
}

function withoutLastSigns(address: string): string {
	let end = address.length;
	while (end && '.,;:!?&='.includes(address[end - 1]!)) end--;
	return address.slice(0, end);
}

function addressFinderOf(marks: Mark[], key: Key) {
	const known = new Set(marks.filter(isOfAddress));
	return function addressesIn(text: string): { address: string; mark: Mark }[] {
		if (!known.size) return [];
		return [...new Set(text.match(untilBlank))]
			.slice(0, mostAddresses)
			.flatMap((letters) => [...new Set(readingsOfAddress(letters))])
			.flatMap((address) => marksOfText(address, key).map((mark) => ({ address, mark })))
			.filter(({ mark }) => known.has(mark));
	};
}

/** Makes a function that names the marks of what a text contains. */
export function marksIn(marks: Mark[], key: Key): (text: string, ways?: Reading[]) => Set<Mark> {
	const [find, addressesIn] = [finderOf(marks, key), addressFinderOf(marks, key)];
	const mostWords = mostWordsOf(marks);
	return function found(text, ways = [asIs]) {
		const all = new Set<Mark>();
		for (const { words, slice } of partsOf(text, ways, mostWords)) {
			for (const { mark } of find(words)) all.add(mark);
			for (const { mark } of addressesIn(slice)) all.add(mark);
		}
		return all;
	};
}

interface Stretch {
	from: number;
	to: number;
	mark: Mark;
}

/** How far those stretches reach that begin at each word or before it. */
function reachOf(stretches: Iterable<Stretch>, length: number): Int32Array {
	const reach = new Int32Array(length);
	for (const { from, to } of stretches) reach[from] = Math.max(reach[from]!, to);
	for (let at = 1; at < length; at++) reach[at] = Math.max(reach[at]!, reach[at - 1]!);
	return reach;
}

/**
 * Anybody who writes may send a text of many words, and the key of a stretch takes long. The sum of the next stretch
 * follows from that of the last, and only where its bits are known ones is the key made.
 */
function finderOf(marks: Mark[], key: Key): (words: string[]) => Iterable<Stretch> {
	const seed = seedOf(key);
	const byLength = new Map<number, { hasBits: Uint8Array; known: Map<string, Mark> }>();
	for (const mark of marks) {
		const length = lengthOf(mark);
		if (length === undefined) continue;
		const [words = '', bits = ''] = mark.split(':', 2);
		const marked = byLength.get(length) ?? {
			hasBits: new Uint8Array(2 ** 12),
			known: new Map()
		};
		byLength.set(length, marked);
		marked.hasBits[parseInt(bits, 16)] = 1;
		marked.known.set(mark.slice(words.length + bits.length + 2), mark);
	}
	return function* (words) {
		const numbers = new Int32Array(words.length);
		for (let at = 0; at < words.length; at++) numbers[at] = numberOf(words[at]!, seed);
		for (const [length, { hasBits, known }] of byLength) {
			const leaving = power(length);
			/** A text may repeat the same words many times. */
			const marksOfSums = new Map<number, Mark | undefined>();
			let sum = 0;
			for (let to = 1; to <= words.length; to++) {
				sum = added(sum, numbers[to - 1]!);
				const from = to - length;
				if (from > 0) sum = (sum - Math.imul(leaving, numbers[from - 1]!)) | 0;
				if (from < 0 || !hasBits[bitsOf(sum)]) continue;
				if (!marksOfSums.has(sum))
					marksOfSums.set(sum, known.get(key(words.slice(from, to).join(' '))));
				const mark = marksOfSums.get(sum);
				if (mark) yield { from, to, mark };
			}
		}
	};
}

const factor = 0x01000193;

const added = (sum: number, number: number) => (Math.imul(sum, factor) + number) | 0;

function power(exponent: number): number {
	let product = 1;
	for (let times = 0; times < exponent; times++) product = Math.imul(product, factor);
	return product;
}

/** So few that they tell no word, and enough to pass over nearly every stretch. */
const bitsOf = (sum: number) => Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 20;

function numberOf(word: string, seed: number): number {
	let number = seed;
	for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), factor);
	return number ^ (number >>> 13);
}

/** Nobody without the key can tell a word's number. */
const seedOf = (key: Key) => numberOf(key('seed'), 0x811c9dc5);
