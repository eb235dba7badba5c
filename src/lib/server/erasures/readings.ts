import { Parser } from 'htmlparser2';
import { hashWith } from '../auth/keyed-hash.ts';
import { decode } from '../capture/charset.ts';
import { marksIn, type Mark, matcherOf } from './words.ts';

/** The texts that a program could make of bytes: in the declared encoding or in UTF-8, with and without escapes. */
export function readingsOf(bytes: Uint8Array, contentType = ''): string[] {
	const declared = decode(bytes, contentType).text;
	const texts = [...new Set([declared, new TextDecoder().decode(bytes)])].map(withoutPacked);
	return [...new Set(texts.flatMap((text) => [text, withoutEscapes(text)]))];
}

/** Leaves out the packed parts of a PDF, in which no words stand; what they hold is in the text that was read from it. */
const withoutPacked = (text: string) =>
	text.startsWith('%PDF-')
		? text.replaceAll(/\bstream\r?\n([^]*?)endstream/g, (whole, part: string) =>
				isPlain(part.slice(0, 500)) ? whole : ''
			)
		: text;

/** Packed bytes have control characters; texts in any language have none but those of lines. */
// eslint-disable-next-line no-control-regex
const isPlain = (text: string) => !/[\0-\x08\x0e-\x1f\x7f]/.test(text);

/** Replaces the escapes of JSON and HTML by the letters that they stand for; a matcher replaces those of addresses. */
function withoutEscapes(code: string): string {
	const text = code.replaceAll(/\\(?:u([0-9a-f]{4})|["/\\bfnrt])/gi, (_, hex?: string) =>
		hex ? String.fromCharCode(parseInt(hex, 16)) : ' '
	);
	if (!text.includes('&')) return text;
	const parts: string[] = [];
	const parser = new Parser({ ontext: (part) => void parts.push(part) });
	// Without tags the parser decodes all entities, also those in attributes and scripts.
	parser.end(text.replaceAll('<', ' '));
	return parts.join('');
}

export interface PageToCheck {
	texts: string[];
	bytes: Uint8Array;
	contentType?: string;
	erasures: { marks: Mark[]; released: Mark[] }[];
	/** The key of the marks. */
	key: Uint8Array;
}

/** Whether a page holds words that were erased and that nobody released, also where only its code has them. */
export function holdsErased({ texts, bytes, contentType, erasures, key }: PageToCheck): boolean {
	const hash = (words: string) => hashWith(key, words);
	const find = marksIn(
		erasures.flatMap(({ marks }) => marks),
		hash
	);
	// Nearly no page holds any, and one look at the words tells.
	return [...texts, ...readingsOf(bytes, contentType)].some((text) => {
		const found = find(text);
		return erasures.some(
			({ marks, released }) =>
				marks.some((mark) => found.has(mark)) && matcherOf(marks, hash, released)(text)
		);
	});
}
