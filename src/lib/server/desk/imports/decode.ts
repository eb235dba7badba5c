import { isUtf8 } from 'node:buffer';
import { Refused } from '../../write/index.ts';

/** Thrown if a file is no CSV that can be imported. */
export class Unreadable extends Refused {
	constructor(message: string) {
		super([{ field: '', message }]);
		this.name = 'Unreadable';
	}
}

const remedy = 'Open it in your spreadsheet and save it as “CSV UTF-8”.';

/** Magic numbers of other file types, in hexadecimal. */
const signatures: [string, string][] = [
	['504b0304', 'an Excel workbook or a ZIP archive'],
	['504b0506', 'a ZIP archive'],
	['d0cf11e0', 'an old Excel workbook'],
	['25504446', 'a PDF'],
	['89504e47', 'a picture'],
	['ffd8ff', 'a picture'],
	['47494638', 'a picture'],
	['1f8b', 'a compressed file'],
	['7b5c7274', 'a formatted text (RTF)']
];
const sampleBytes = 1_000;

/** @throws Unreadable if the file is of another type or encoding than UTF-8 text */
export function decodeText(file: Uint8Array): string {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	const start = bytes.subarray(0, sampleBytes);
	const beginning = start.toString('hex', 0, 4);
	const [, kind] = signatures.find(([digits]) => beginning.startsWith(digits)) ?? [];
	if (kind) throw new Unreadable(`This file is ${kind} and not CSV. ${remedy}`);
	const isWide = /^(?:fffe|feff)/.test(beginning) || countZeros(start) * 3 > start.length;
	if (isWide) throw new Unreadable(`This file is in UTF-16 and not in UTF-8. ${remedy}`);
	if (bytes.includes(0)) throw new Unreadable(`This file is not a text. ${remedy}`);
	if (!isUtf8(bytes))
		throw new Unreadable(
			`Line ${firstInvalidLine(bytes)} of this file is not in UTF-8; it may be in an older encoding, ` +
				`such as Windows-1252. ${remedy}`
		);
	const text = new TextDecoder().decode(bytes);
	if (text.trimStart().startsWith('<'))
		throw new Unreadable(`This file is a web page and not CSV. ${remedy}`);
	const mark = text.indexOf('\uFEFF');
	if (mark >= 0)
		throw new Unreadable(
			`Line ${lineAt(text, mark)} of this file has a byte order mark in its middle: two files may have ` +
				'been joined there. Take it out, with the second header.'
		);
	return text;
}

const countZeros = (bytes: Buffer) => bytes.reduce((sum, byte) => sum + Number(byte === 0), 0);

const lineAt = (text: string, offset: number) => text.slice(0, offset).split(/\r\n|\n|\r/).length;

/** Splitting at the byte 0x0a is safe: UTF-8 never uses it inside a longer character. */
function firstInvalidLine(bytes: Buffer): number {
	let from = 0;
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(0x0a, from);
		if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line;
		from = end + 1;
	}
}
