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
	text: 1_000_000
};

const sentences = {
	elements: 'This page has too many elements to be read',
	depth: 'This page is nested too deep to be read',
	attributes: 'An element of this page has too many attributes to be read',
	attributesInAll: 'This page has too many attributes to be read',
	text: 'This page has more text without a paragraph than can be read'
};

/**
 * Counts what a page is made of before a tree is built of it, and stops at the first limit that it breaks.
 * @throws Refused
 */
export function requireReadable(html: string): void {
	const count = { elements: 0, depth: 0, attributes: 0, attributesInAll: 0, text: 0 };
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
		ontext: (text) => add('text', isRead ? text.length : 0)
	});
	parser.write(html);
	parser.end();
}

/** @throws Refused for a text that is longer than an article */
export function requireArticleLength(text: string): void {
	if (text.length > most.text) throw refusal('text');
}

const refusal = (what: keyof typeof sentences) =>
	new Refused(`${sentences[what]}: paste the text of the article instead.`);
