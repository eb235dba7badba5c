import { Parser } from 'htmlparser2';
import { Refused } from './capture.ts';

/** Far above what newspapers have, and far below what takes a parser of pages minutes. */
export const most = {
	bytes: 10 * 1024 * 1024,
	elements: 30_000,
	depth: 400,
	attributes: 200,
	attributesInAll: 200_000,
	/** Letters without an element between them. */
	text: 1_000_000,
	/** Letters in all. */
	letters: 2_000_000,
	/** Line breaks and unseen marks in it: for each the copy notes where its text goes on. */
	breaks: 100_000
};

const sentences = {
	elements: 'This page has too many elements to be read',
	depth: 'This page is nested too deep to be read',
	attributes: 'An element of this page has too many attributes to be read',
	attributesInAll: 'This page has too many attributes to be read',
	text: 'This page has more text without a paragraph than can be read',
	letters: 'This page has more text than can be read',
	breaks: 'The text of this page has too many line breaks and unseen marks to be kept'
};

/**
 * Counts what a page is made of before a tree is built of it, and stops at the first limit that it breaks.
 * @throws Refused
 */
export function requireReadable(html: string): void {
	const count = { elements: 0, depth: 0, attributes: 0, attributesInAll: 0, text: 0, letters: 0 };
	const add = (what: keyof typeof count, number = 1) => {
		count[what] += number;
		if (count[what] > most[what]) throw refusal(what);
	};
	let isRead = true;
	const parser = new Parser({
		onopentagname(name) {
			count.attributes = count.text = 0;
			isRead = name !== 'script' && name !== 'style';
			add('elements');
			add('depth');
		},
		onattribute() {
			add('attributes');
			add('attributesInAll');
		},
		onclosetag() {
			count.text = 0;
			isRead = true;
			count.depth--;
		},
		// They take a place in the tree as well.
		oncomment: () => add('elements'),
		onprocessinginstruction: () => add('elements'),
		ontext(text) {
			if (!isRead) return;
			add('text', text.length);
			if (/\S/.test(text)) add('letters', text.length);
		}
	});
	parser.write(html);
	parser.end();
}

/** @throws Refused for a text that is longer than an article */
export function requireArticleLength(text: string): void {
	if (text.length > most.text) throw refusal('text');
}

const broken = /\n+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** @throws Refused for a text that is too long to be kept and compared */
export function requireKeepable(text: string): void {
	if (text.length > most.letters) throw refusal('letters');
	let breaks = 0;
	for (const _ of text.matchAll(broken)) if (++breaks > most.breaks) throw refusal('breaks');
}

const refusal = (what: keyof typeof sentences) =>
	new Refused(
		`${sentences[what]} (at most ${most[what].toLocaleString('en')}): ${
			what === 'letters' || what === 'breaks'
				? 'paste the part that matters'
				: 'paste the text of the article'
		} instead.`
	);
