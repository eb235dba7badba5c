import { keyboards } from '../search/text.ts';
import { legalForms, officialTitles, personTitles } from './words.ts';

/** Normal forms of a name, in which different spellings of one name are equal. */
export interface NameKey {
	/** Letters and digits without case, accents, blanks, «and», a leading «the» and titles such as «Dr». */
	whole: string;
	/** `whole` without the legal form (`form`) of a company. */
	bare: string;
	form: string;
	/** `whole` without official titles such as «Justice», for names of people. */
	person: string;
}

/** «A.P.C.» and «Editors’» are one word each. */
const withinWord = /[.'’‘`´ʼʻ]/gu;
/** Soft hyphens, the line that draws Arabic words out, and characters that take no room or set the direction. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu;
const inWords = /[\p{L}\p{N}\p{M}]+/gu;
const marks = /\p{M}/gu;
const beyondAscii = /[^\0-\x7f]+/g;

/** Letters and digits that Arabic, Persian and Urdu keyboards exchange; the database folds them alike. */
const letterVariants = new Map([
	...keyboards,
	['ے', 'ی'],
	['ı', 'i'],
	...[...'٠١٢٣٤٥٦٧٨٩', ...'۰۱۲۳۴۵۶۷۸۹'].map((digit, at) => [digit, `${at % 10}`] as const)
]);
const variantLetters = new RegExp(`[${[...letterVariants.keys()].join('')}]`, 'gu');

export const nameWords = (text: string): string[] =>
	text
		.replaceAll(beyondAscii, (letters) =>
			letters
				// Many marks behind each other take `normalize` minutes.
				.replaceAll(marks, '')
				.normalize('NFKD')
				.replaceAll(marks, '')
				.replaceAll(unseen, '')
				.replaceAll(variantLetters, (letter) => letterVariants.get(letter)!)
		)
		.toLowerCase()
		.replaceAll(withinWord, '')
		.replaceAll(/[&+]/g, ' and ')
		.match(inWords) ?? [];

const isLead = (word: string) => word === 'the' || personTitles.has(word);

export function nameKeyOf(name: string): NameKey {
	const all = nameWords(name).filter((word) => word !== 'and');
	const words = afterLeading(all, isLead);
	const ends = words.findLastIndex((word) => !Object.hasOwn(legalForms, word)) + 1 || words.length;
	return {
		whole: words.join(''),
		bare: words.slice(0, ends).join(''),
		form: words
			.slice(ends)
			.map((word) => legalForms[word])
			.join(' '),
		person: afterLeading(all, (word) => isLead(word) || isTitle(word)).join('')
	};
}

/** Yields the key of the first stretch of words, of the first two, and so on, in linear time. */
export function* growingKeys(stretches: string[][]): Generator<string> {
	let [key, isLed] = ['', true];
	for (const stretch of stretches) {
		for (const word of stretch) {
			if (word === 'and') continue;
			key = isLed ? word : key + word;
			isLed &&= isLead(word);
		}
		yield key;
	}
}

/** If every word leads, `findIndex` gives -1, which keeps the last word. */
export const afterLeading = (words: string[], leads: (word: string) => boolean): string[] =>
	words.slice(words.findIndex((word) => !leads(word)));

const isTitle = (word: string) => personTitles.has(word) || officialTitles.has(word);

const degrees = new Set(['phd', 'mp', 'mpa', 'mna', 'mbe', 'obe', 'cbe', 'esq', 'jr', 'sr']);
const degreesWithDots = /\b(ph|m)\.\s?([dp])\b/gi;

/** The name of a person without titles before and behind it, with each initial as a word. */
export function wordsOfPerson(name: string): string[] {
	const spaced = name.replaceAll(degreesWithDots, '$1$2').replaceAll('.', ' ');
	const words = afterLeading(nameWords(spaced), (word) => isTitle(word) || word === 'chief');
	const isName = (word: string) => !isTitle(word) && !degrees.has(word);
	return words.slice(0, words.findLastIndex(isName) + 1 || words.length);
}

/** A search for other spellings uses these variants. */
export const nameVariants = (name: string): string[] => {
	const words = nameWords(name).filter((word) => word !== 'and');
	const bare = words.filter((word) => !Object.hasOwn(legalForms, word));
	const person = afterLeading(words, isTitle);
	return [...new Set([words, bare, person].map((each) => each.join(' ')))].filter(Boolean);
};

/** Whether two spellings mean the same name. Companies with different legal forms differ. */
export function isSameName(one: NameKey, other: NameKey, isPerson: boolean): boolean {
	if (!one.whole) return false;
	if (isPerson) return one.person === other.person;
	if (one.whole === other.whole) return true;
	return one.bare === other.bare && (!one.form || !other.form || one.form === other.form);
}

const figures = /\P{N}+/gu;
/** A short name that differs in a letter is another name. */
const shortestMisspelt = { one: 6, two: 12 };

/** Whether two names differ only by a typing mistake. Names with different digits are different names. */
export function isMisspelt({ whole: one }: NameKey, { whole: other }: NameKey): boolean {
	const length = Math.min(one.length, other.length);
	if (length < shortestMisspelt.one || one.replace(figures, ' ') !== other.replace(figures, ' '))
		return false;
	return editDistance(one, other) <= (length < shortestMisspelt.two ? 1 : 2);
}

/** Two swapped neighbours count as one edit. */
function editDistance(one: string, other: string): number {
	// No typing mistake changes the length by more, and comparing takes time.
	if (Math.abs(one.length - other.length) > 2) return Infinity;
	let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
	for (let row = 1; row <= one.length; row++) {
		const next = [row];
		for (let at = 1; at <= other.length; at++) {
			const isSame = one[row - 1] === other[at - 1];
			const swaps = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
			next[at] = Math.min(
				last![at]! + 1,
				next[at - 1]! + 1,
				last![at - 1]! + (isSame ? 0 : 1),
				swaps ? before![at - 2]! + 1 : Infinity
			);
		}
		[before, last] = [last!, next];
	}
	return last!.at(-1)!;
}
