import { DomUtils, parseDocument } from 'htmlparser2';

const longest = 1_000;

/** Zero-width joiners stay, because they change words. */
export const tidySpaces = (text: string) =>
	text
		.replace(/[\u00ad\u200b\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Some pages put HTML into JSON or attributes. */
export function plainText(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.slice(0, longest);
	const read = /&#?\w{1,30};|<\/?\w/.test(text)
		? DomUtils.textContent(parseDocument(text).children)
		: text;
	return tidySpaces(read) || undefined;
}

export const foldedText = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
