import { Parser } from 'htmlparser2';
import { CaptureRefused } from './capture.ts';

/** Far more than newspapers have, and far less than would keep a parser busy for minutes. */
export const pageLimits = {
	bytes: 10 * 1024 * 1024,
	elements: 30_000,
	depth: 400,
	attributes: 200,
	attributesInAll: 200_000,
	/** Characters without an element between them. */
	text: 1_000_000,
	letters: 2_000_000,
	/** The copy stores a position for each line break and invisible character. */
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
 * Counts before a tree is built, which could take minutes.
 * @throws CaptureRefused
 */
export function requireReadable(html: string): void {
	const count = { elements: 0, depth: 0, attributes: 0, attributesInAll: 0, text: 0, letters: 0 };
	const add = (what: keyof typeof count, number = 1) => {
		count[what] += number;
		if (count[what] > pageLimits[what]) throw refusal(what);
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
		// Comments and instructions become nodes as well.
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

/** @throws CaptureRefused if the text is longer than an article */
export function requireArticleLength(text: string): void {
	if (text.length > pageLimits.text) throw refusal('text');
}

const broken = /\n+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** @throws CaptureRefused if the text is too long to be stored and compared */
export function requireKeepable(text: string): void {
	if (text.length > pageLimits.letters) throw refusal('letters');
	let breaks = 0;
	for (const _ of text.matchAll(broken)) if (++breaks > pageLimits.breaks) throw refusal('breaks');
}

const refusal = (what: keyof typeof sentences) =>
	new CaptureRefused(
		`${sentences[what]} (at most ${pageLimits[what].toLocaleString('en')}): ${
			what === 'letters' || what === 'breaks'
				? 'paste the part that matters'
				: 'paste the text of the article'
		} instead.`
	);
