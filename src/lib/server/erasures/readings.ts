import { Parser } from 'htmlparser2';
import { constants, inflateSync } from 'node:zlib';
import { attempt } from '../../domain/attempt.ts';
import { hashWith } from '../auth/keyed-hash.ts';
import { decode } from '../capture/charset.ts';
import { asIs, isOfAddress, marksIn, type Mark, type Reading, searchOf } from './words.ts';

/**
 * The texts that a program could make of bytes: in the declared encoding or in UTF-8, and the ways in which each is read, with
 * and without escapes and tags.
 */
function* readingsOf(bytes: Uint8Array, contentType = ''): Generator<[string, Reading[]]> {
	const declared = decode(bytes, contentType).text;
	const texts = [...new Set([declared, new TextDecoder().decode(bytes)])];
	const isPdf = declared.startsWith('%PDF');
	for (const text of isPdf ? readingsOfPdf(bytes, texts, contentType) : texts)
		yield [text, isPdf ? [asIs, withoutEscapes] : [asIs, withoutEscapes, ...withoutTags]];
}

/** A name may have its words in an element each, or a place to break the line within a word. */
const withoutTags = [' ', ''].map(
	(between): Reading =>
		(text) =>
			withoutEscapes(text.replaceAll(tag, between))
);

const tag = /<[^<>]{1,2000}>/g;

/** A reader of a page that was sent as text sees its packed parts too, so they are searched as well. */
function readingsOfPdf(bytes: Uint8Array, texts: string[], contentType: string): string[] {
	const code = Buffer.from(bytes).toString('latin1');
	const objects = unpackedObjects(code);
	return [
		...(/text/i.test(contentType) ? texts : texts.map(withoutPacked)),
		stringsInPdf(withoutPacked(code) + objects.toString('latin1')),
		objects.toString()
	];
}

/** The packed parts of a PDF: where each begins and ends. */
function* packedIn(code: string): Generator<{ start: number; until: number }> {
	const [begin, end] = ['stream', 'endstream'];
	for (let at = code.indexOf(begin); at >= 0; at = code.indexOf(begin, at + 1)) {
		const start = at + begin.length;
		const isBegun =
			code
				.slice(Math.max(0, at - 20), at)
				.trimEnd()
				.endsWith('>>') && /^\r?\n/.test(code.slice(start, start + 2));
		if (!isBegun) continue;
		const until = code.indexOf(end, start);
		if (until < 0) return;
		if (!isPlain(code.slice(start, Math.min(until, start + 500)))) yield { start, until };
		at = until;
	}
}

/** Leaves out the packed parts of a PDF; the words of its pages are in the text that was read from it. */
function withoutPacked(text: string): string {
	const plain: string[] = [];
	let from = 0;
	for (const { start, until } of packedIn(text)) {
		plain.push(text.slice(from, start));
		from = until;
	}
	return plain.join('') + text.slice(from);
}

const mostUnpacked = 20_000_000;

/** The title, the author and the bookmarks of a PDF may stand in packed objects, which are no part of its text. */
function unpackedObjects(code: string): Buffer {
	const objects: Buffer[] = [];
	let room = mostUnpacked;
	for (const { start, until } of packedIn(code)) {
		const about = code.slice(Math.max(0, start - 300), start);
		if (!/\/(?:ObjStm|Metadata)/.test(about.slice(about.lastIndexOf('obj') + 1))) continue;
		const packed = Buffer.from(code.slice(start, until).trimStart(), 'latin1');
		const object = attempt(() =>
			inflateSync(packed, { maxOutputLength: room, finishFlush: constants.Z_SYNC_FLUSH })
		);
		if (!object) continue;
		objects.push(object, Buffer.from('\n'));
		room = Math.max(1, room - object.length);
	}
	return Buffer.concat(objects);
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

/** @returns undefined if no mark of an encoding stands before the bytes */
function decodedBytes(bytes: Uint16Array): string | undefined {
	const found = marked.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	if (!found) return undefined;
	const [encoding, mark] = found;
	const text = Buffer.from(bytes.subarray(mark.length));
	if (encoding === 'utf-8') return text.toString();
	const whole = text.subarray(0, text.length - (text.length % 2));
	return (encoding === 'utf-16be' ? whole.swap16() : whole).toString('utf16le');
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

/**
 * Replaces the escapes of programs and HTML by the letters that they stand for, also where they are escaped twice; a matcher
 * replaces those of addresses.
 */
function withoutEscapes(code: string): string {
	let text = code.replaceAll(
		/\\+(?:u([0-9a-f]{4})|x([0-9a-f]{2})|["/\\bfnrt])/gi,
		(_, long?: string, short?: string) => {
			const hex = long ?? short;
			return hex ? String.fromCharCode(parseInt(hex, 16)) : ' ';
		}
	);
	for (let times = 0; times < 2 && text.includes('&'); times++) text = withoutEntities(text);
	return text;
}

function withoutEntities(text: string): string {
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
	const holds = searchFor(erasures, key);
	if (texts.some((text) => holds(text))) return true;
	// A page may link to one that was erased.
	const holdsWords = searchFor(
		erasures.map(({ marks, released }) => ({
			marks: marks.filter((mark) => !isOfAddress(mark)),
			released
		})),
		key
	);
	for (const [text, ways] of readingsOf(bytes, contentType))
		if (holdsWords(text, ways)) return true;
	return false;
}

function searchFor(
	erasures: PageToCheck['erasures'],
	key: Uint8Array
): ReturnType<typeof searchOf> {
	const hash = (words: string) => hashWith(key, words);
	const find = marksIn(
		erasures.flatMap(({ marks }) => marks),
		hash
	);
	return (text, ways) => {
		// Nearly no page holds any, and one look at the words tells.
		const found = find(text, ways);
		return erasures.some(
			({ marks, released }) =>
				marks.some((mark) => found.has(mark)) && searchOf(marks, hash, released)(text, ways)
		);
	};
}
