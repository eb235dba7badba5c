import { keyboards } from '../search/text.ts';
import { legalForms, officialTitles, titles } from './words.ts';

/** A name as it is compared with others; what two write differently and mean alike is not in it. */
export interface NameKey {
	/** Its letters and figures, without case, accents, blanks, «and», «the» before it, and a title like «Dr». */
	whole: string;
	/** The same without what the company is by law; `form` is that. */
	bare: string;
	form: string;
	/** The same as of a person: without «Justice» and the like. */
	person: string;
}

/** «A.P.C.» and «Editors’» are one word each. */
const withinWord = /[.'’‘`´ʼ]/gu;
const noLetter = /[^\p{L}\p{N}\p{M}]+/gu;
const marks = /\p{M}/gu;

/** Letters and digits that Arabic, Persian and Urdu keyboards write for one another, as the database folds them. */
const alike = new Map([
	...keyboards,
	['ے', 'ی'],
	...[...'٠١٢٣٤٥٦٧٨٩', ...'۰۱۲۳۴۵۶۷۸۹'].map((digit, at) => [digit, `${at % 10}`] as const)
]);
const foreign = new RegExp(`[${[...alike.keys()].join('')}]`, 'gu');

export const wordsOf = (text: string): string[] =>
	text
		.normalize('NFKD')
		.replaceAll(marks, '')
		.replaceAll(foreign, (letter) => alike.get(letter)!)
		.toLowerCase()
		.replaceAll(withinWord, '')
		.replaceAll(/[&+]/g, ' and ')
		.replaceAll(noLetter, ' ')
		.split(' ')
		.filter(Boolean);

const isLead = (word: string) => word === 'the' || titles.has(word);

export function keyOf(name: string): NameKey {
	const all = wordsOf(name).filter((word) => word !== 'and');
	const words = afterLeading(all, isLead);
	const ends = words.findLastIndex((word) => !Object.hasOwn(legalForms, word)) + 1 || words.length;
	const isTitle = (word: string) => isLead(word) || officialTitles.has(word);
	return {
		whole: words.join(''),
		bare: words.slice(0, ends).join(''),
		form: words
			.slice(ends)
			.map((word) => legalForms[word])
			.join(' '),
		person: afterLeading(all, isTitle).join('')
	};
}

/** The keys (`keyOf(…).whole`) of the first stretch of words (`wordsOf`), of the first two, and so on. */
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

/** Never all of them: where every word leads, -1 leaves the last one. */
export const afterLeading = (words: string[], leads: (word: string) => boolean): string[] =>
	words.slice(words.findIndex((word) => !leads(word)));

/** How a name is looked for among names that are written otherwise. */
export const plainly = (name: string): string[] => {
	const words = wordsOf(name).filter((word) => word !== 'and');
	const bare = words.filter((word) => !Object.hasOwn(legalForms, word));
	const person = afterLeading(words, (word) => titles.has(word) || officialTitles.has(word));
	return [...new Set([words, bare, person].map((each) => each.join(' ')))].filter(Boolean);
};

/** Whether two names are one, written differently. Two companies of different law are two. */
export function isSameName(one: NameKey, other: NameKey, isPerson: boolean): boolean {
	if (!one.whole) return false;
	if (isPerson) return one.person === other.person;
	if (one.whole === other.whole) return true;
	return one.bare === other.bare && (!one.form || !other.form || one.form === other.form);
}

const figures = /\P{N}+/gu;
/** A short name that differs in a letter is another name. */
const shortest = { one: 6, two: 12 };

/** Whether two names differ in a letter or two, as by a slip; figures make another name. */
export function isMisspelt({ whole: one }: NameKey, { whole: other }: NameKey): boolean {
	const length = Math.min(one.length, other.length);
	if (length < shortest.one || one.replace(figures, ' ') !== other.replace(figures, ' '))
		return false;
	return distance(one, other) <= (length < shortest.two ? 1 : 2);
}

/** Letters to add, take away, exchange or swap with their neighbour. */
function distance(one: string, other: string): number {
	// No slip makes so much longer, and none is worth the time.
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
