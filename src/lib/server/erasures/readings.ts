import { Parser } from 'htmlparser2';
import { hashWith } from '../auth/keyed-hash.ts';
import { decode } from '../capture/charset.ts';
import { marksIn, type Mark, matcherOf } from './words.ts';

/** The texts that a program could make of bytes: in the declared encoding or in UTF-8, with and without escapes. */
export function readingsOf(bytes: Uint8Array, contentType = ''): string[] {
	const declared = decode(bytes, contentType).text;
	const texts = [...new Set([declared, new TextDecoder().decode(bytes)])];
	const readings = isPdf(declared, contentType)
		? [...texts.map(withoutPacked), stringsInPdf(withoutPacked(latinOf(bytes)))]
		: texts;
	return [...new Set(readings.flatMap((text) => [text, withoutEscapes(text)]))];
}

const isPdf = (text: string, contentType: string) =>
	text.startsWith('%PDF-') && !/html|text/i.test(contentType);

const latinOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Leaves out the packed parts of a PDF, in which no words stand; what they hold is in the text that was read from it. */
function withoutPacked(text: string): string {
	const [begin, end] = ['stream', 'endstream'];
	let plain = '';
	let from = 0;
	for (;;) {
		const at = text.indexOf(begin, from);
		const until = at < 0 ? -1 : text.indexOf(end, at);
		if (until < 0) return plain + text.slice(from);
		const start = at + begin.length;
		plain += text.slice(from, start);
		if (isPlain(text.slice(start, Math.min(until, start + 500)))) plain += text.slice(start, until);
		from = until + end.length;
	}
}

/** Packed bytes have control characters; texts in any language have none but those of lines. */
// eslint-disable-next-line no-control-regex
const isPlain = (text: string) => !/[\0-\x08\x0e-\x1f\x7f]/.test(text);

const textOf = (bytes: Buffer) =>
	bytes[0] === 0xfe && bytes[1] === 0xff
		? new TextDecoder('utf-16be').decode(bytes)
		: bytes.toString('latin1');

/** The strings of a PDF, such as its title and author: in hexadecimal, with octal escapes or in UTF-16. */
function stringsInPdf(code: string): string {
	const inHex = code.matchAll(/<([\da-f\s]{4,})>/gi);
	const bytes = Array.from(inHex, ([, hex]) => Buffer.from(hex!.replaceAll(/\s/g, ''), 'hex'));
	for (const [, literal] of code.matchAll(/\(((?:[^()\\]|\\[^])*)\)/g)) {
		const plain = literal!.replaceAll(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) =>
			/^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8) % 256) : escaped
		);
		bytes.push(Buffer.from(plain, 'latin1'));
	}
	return bytes.map(textOf).join('\n');
}

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
