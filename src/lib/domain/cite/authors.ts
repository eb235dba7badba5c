import { afterLeading, wordsOf } from '../names/key.ts';
import { isPersonal } from '../names/reading.ts';
import { particles, titles } from '../names/words.ts';
import { wordSet } from '../word-set.ts';

/** An author as CSL-JSON has it: a person by the parts of the name, whoever else whole. */
export type Author = { family: string; given: string } | { literal: string };

export const organisation = (name: string): Author => ({ literal: name });

/**
 * A person's name in its parts: the family name is the last word, with the particles before it. A title is left out, as
 * style guides ask; a name of one word stands whole, and so does one in a script where the family comes first.
 */
export function person(name: string): Author {
	const all = name.trim().split(/\s+/u);
	const words = afterLeading(all, (word) => titles.has(wordsOf(word).join('')));
	const isReversed = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
	if (words.length < 2 || isReversed.test(name)) return { literal: words.join(' ') || name };
	let family = words.length - 1;
	while (family > 1 && particles.has(words[family - 1]!)) family--;
	return { family: words.slice(family).join(' '), given: words.slice(0, family).join(' ') };
}

/**
 * The authors that a byline names: people, where each of its parts reads as a name; nobody, where it says only that a
 * correspondent wrote it; otherwise it stands whole.
 */
export function byline(text: string): Author[] {
	if (namesNobody(text)) return [];
	const names = text
		.replace(/^by /iu, '')
		.split(/[,;،]|\s(?:and|&|اور)\s/u)
		.map((name) => name.trim());
	return names.every((name) => isPersonal(name) && !isDesk(name))
		? names.map(person)
		: [{ literal: text }];
}

/** «By our correspondent», «Staff Reporter», «نامہ نگار» */
function namesNobody(text: string): boolean {
	const words = wordsOf(text);
	return (
		words.some((word) => writers.has(word)) &&
		words.every((word) => writers.has(word) || besideWriters.has(word))
	);
}
const writers = new Set(
	wordsOf('correspondent correspondents reporter reporters رپورٹر نگار نمائندہ')
);
const besideWriters = new Set(
	wordsOf(
		'by from a an our own the special staff newspaper newspapers newspaper’s s اسٹاف سٹاف نامہ خصوصی ہمارے سے'
	)
);

/** «Staff Report», «Radio Free Asia» */
const isDesk = (name: string) => wordsOf(name).some((word) => deskWords.has(word));
const deskWords = wordSet(
	'asia correspondent correspondents editorial editors radio recorder release report reporter reporters staff team wire'
);

/** As the page that names them has it. */
export const wholeName = (author: Author): string =>
	'literal' in author ? author.literal : `${author.given} ${author.family}`;
