import { Parser } from 'htmlparser2';
import { hashWith } from '../auth/keyed-hash.ts';
import { decode } from '../capture/charset.ts';
import { marksIn, type Mark, matcherOf } from './words.ts';

/** The texts that a program could make of bytes: in the declared encoding or in UTF-8, with and without escapes. */
export function readingsOf(bytes: Uint8Array, contentType = ''): string[] {
	const declared = decode(bytes, contentType).text;
	const texts = [...new Set([declared, new TextDecoder().decode(bytes)])];
	const readings = declared.startsWith('%PDF') ? readingsOfPdf(bytes, texts, contentType) : texts;
	return [...new Set(readings.flatMap((text) => [text, withoutEscapes(text)]))];
}

/** Whoever reads a page that was sent as text sees also what is packed. */
const readingsOfPdf = (bytes: Uint8Array, texts: string[], contentType: string) => [
	...(/text/i.test(contentType) ? texts : texts.map(withoutPacked)),
	stringsInPdf(withoutPacked(latinOf(bytes)))
];

const latinOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Leaves out the packed parts of a PDF, in which no words stand; what they hold is in the text that was read from it. */
function withoutPacked(text: string): string {
	const [begin, end] = ['stream', 'endstream'];
	let plain = '';
	let from = 0;
	for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
		const start = at + begin.length;
		const isBegun =
			text
				.slice(Math.max(0, at - 20), at)
				.trimEnd()
				.endsWith('>>') && /^\r?\n/.test(text.slice(start, start + 2));
		if (!isBegun) continue;
		const until = text.indexOf(end, start);
		if (until < 0) break;
		plain += text.slice(from, start);
		if (isPlain(text.slice(start, Math.min(until, start + 500)))) plain += text.slice(start, until);
		from = until + end.length;
		at = from - 1;
	}
	return plain + text.slice(from);
}

/** Packed bytes have control characters; texts in any language have none but those of lines. */
// eslint-disable-next-line no-control-regex
const isPlain = (text: string) => !/[\0-\x08\x0e-\x1f\x7f]/.test(text);

/**
 * The strings of a PDF, such as its title and author: with octal escapes, in hexadecimal or in UTF-16. They are written
 * into one array, because a page may hold millions.
 */
function stringsInPdf(code: string): string {
	const letters = new Uint16Array(2 * code.length + 2);
	let length = 0;
	const put = (byte: number) => void (letters[length++] = byte);
	for (const [sign, read] of [
		['(', readLiteral],
		['<', readHexadecimal]
	] as const)
		for (let at = code.indexOf(sign); at >= 0; at = code.indexOf(sign, at)) {
			const start = length;
			at = read(code, at + 1, put);
			const text = decodedBytes(letters.subarray(start, length));
			if (text !== undefined) {
				length = start;
				for (let from = 0; from < text.length; from++) put(text.charCodeAt(from));
			}
			if (length > start) put(newLine);
		}
	return Buffer.from(letters.buffer, 0, 2 * length).toString('utf16le');
}

const [newLine, blank] = [10, 32];

const marked = [
	['utf-16be', [0xfe, 0xff]],
	['utf-16le', [0xff, 0xfe]],
	['utf-8', [0xef, 0xbb, 0xbf]]
] as const;
const decoders = new Map(marked.map(([encoding]) => [encoding, new TextDecoder(encoding)]));

/** @returns undefined if no mark of an encoding stands before the bytes */
function decodedBytes(bytes: Uint16Array): string | undefined {
	const found = marked.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	return found && decoders.get(found[0])!.decode(Uint8Array.from(bytes));
}

/** @returns where the string ends, or another begins; its brackets may be nested */
function readLiteral(code: string, from: number, put: (byte: number) => void): number {
	let open = 1;
	for (let at = from; at < code.length; at++) {
		const sign = code[at]!;
		// A bracket that is not closed hides no text in UTF-16 behind it.
		if (sign === '(' && /^(?:\xfe\xff|\\376\\377)/.test(code.slice(at + 1, at + 9))) return at;
		if (sign === '(') open++;
		if (sign === ')' && --open === 0) return at;
		if (sign !== '\\') put(code.charCodeAt(at));
		else {
			const [escaped = ''] = /^(?:[0-7]{1,3}|\r\n|[^])/.exec(code.slice(at + 1, at + 4)) ?? [];
			at += escaped.length;
			if (/^[0-7]/.test(escaped)) put(parseInt(escaped, 8) % 256);
			else if (/^[nrtbf]/.test(escaped)) put(blank);
			else if (!/^[\r\n]/.test(escaped)) put(escaped.charCodeAt(0));
		}
	}
	return code.length;
}

/** @returns where the digits end */
function readHexadecimal(code: string, from: number, put: (byte: number) => void): number {
	let digits = '';
	for (let at = from; at < code.length; at++) {
		const sign = code[at]!;
		if (/\s/.test(sign)) continue;
		if (!/[\da-f]/i.test(sign)) return at;
		digits += sign;
		if (digits.length < 2) continue;
		put(parseInt(digits, 16));
		digits = '';
	}
	return code.length;
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
