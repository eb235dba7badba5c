import { DomUtils, parseDocument } from 'htmlparser2';

const longest = 1_000;

/** Single spaces, and without the marks that nobody sees; those that join or part the letters of a word stay. */
export const spaced = (text: string) =>
	text
		.replace(/[\u00ad\u200b\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** A value as its page means it: some are written as HTML within JSON or attributes. */
export function plain(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.slice(0, longest);
	const read = /&#?\w{1,30};|<\/?\w/.test(text)
		? DomUtils.textContent(parseDocument(text).children)
		: text;
	return spaced(read) || undefined;
}

/** The same for any writing of the same words. */
export const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
