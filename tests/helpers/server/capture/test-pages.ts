import { decodeBuffer } from 'encoding-sniffer';
import { readdirSync, readFileSync } from 'node:fs';
import type { About } from '../../../../src/lib/server/capture/capture.ts';

/** A value, its source in the page, and whether it is certain; values from JSON-LD and meta are by default. */
type Answer = [value: string, from: string, certain?: boolean];

export interface TestPage {
	name: string;
	about: About;
	bytes: Uint8Array;
	paragraphs: string[];
	direction: string;
	fields: Record<string, Answer | undefined>;
}

const folder = 'tests/helpers/server/capture/test-pages';
const fields = ['canonical', 'headline', 'outlet', 'author', 'date', 'section', 'lang'];

export const testPages: TestPage[] = readdirSync(folder)
	.filter((file) => file.endsWith('.html'))
	.map((file) => {
		const name = file.replace('.html', '');
		const answers = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
		const { url, contentType, encoding, paragraphs, direction } = answers;
		const bytes = encoded(readFileSync(`${folder}/${file}`, 'utf8'), encoding);
		const right = Object.fromEntries(fields.map((field) => [field, answers[field]]));
		return { name, about: { url, contentType }, bytes, paragraphs, direction, fields: right };
	});

/** Files are stored as UTF-8 for reading; pages in other encodings are made from them. */
function encoded(text: string, encoding?: string): Uint8Array {
	if (!encoding) return Buffer.from(text);
	if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
	const all = decodeBuffer(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), {
		userEncoding: encoding
	});
	return Uint8Array.from(text, (letter) => {
		const byte = all.indexOf(letter);
		if (byte < 0) throw new Error(`${encoding} has no ${letter}`);
		return byte;
	});
}
