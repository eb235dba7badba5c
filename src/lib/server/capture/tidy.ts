import { DomUtils, parseDocument } from 'htmlparser2';

const longest = 1_000;

/** Collapses white space and removes invisible characters; zero-width joiners stay, because they change words. */
export const spaced = (text: string) =>
	text
		.replace(/[\u00ad\u200b\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Decodes HTML, which some pages put into JSON or attributes. */
export function plainText(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.slice(0, longest);
	const read = /&#?\w{1,30};|<\/?\w/.test(text)
		? DomUtils.textContent(parseDocument(text).children)
		: text;
	return spaced(read) || undefined;
}

/** Ignores case, spaces and punctuation, to compare spellings. */
export const foldedText = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
