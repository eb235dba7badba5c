import { afterLeading, nameWords } from '../names/key.ts';
import { isPersonal } from '../names/reading.ts';
import { particles, personTitles } from '../names/words.ts';
import { wordSet } from '../word-set.ts';

export type Author = { family: string; given: string } | { literal: string };

export const organisation = (name: string): Author => ({ literal: name });

/** Drops titles, as style guides ask. Single words and scripts that put the family name first stay whole. */
export function person(name: string): Author {
	const all = name.trim().split(/\s+/u);
	const words = afterLeading(all, (word) => personTitles.has(nameWords(word).join('')));
	const isReversed = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
	if (words.length < 2 || isReversed.test(name)) return { literal: words.join(' ') || name };
	let family = words.length - 1;
	while (family > 1 && particles.has(words[family - 1]!)) family--;
	return { family: words.slice(family).join(' '), given: words.slice(0, family).join(' ') };
}

/** A byline stays whole unless every part reads as a name. «Staff Reporter» names nobody. */
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

function namesNobody(text: string): boolean {
	const words = nameWords(text);
	return (
		words.some((word) => writers.has(word)) &&
		words.every((word) => writers.has(word) || besideWriters.has(word))
	);
}
const writers = new Set(
	nameWords('correspondent correspondents reporter reporters رپورٹر نگار نمائندہ')
);
const besideWriters = new Set(
	nameWords(
		'by from a an our own the special staff newspaper newspapers newspaper’s s اسٹاف سٹاف نامہ خصوصی ہمارے سے'
	)
);

const isDesk = (name: string) => nameWords(name).some((word) => deskWords.has(word));
const deskWords = wordSet(
	'asia correspondent correspondents editorial editors radio recorder release report reporter reporters staff team wire'
);

export const wholeName = (author: Author): string =>
	'literal' in author ? author.literal : `${author.given} ${author.family}`;
