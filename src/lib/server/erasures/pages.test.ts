import { deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import { erasedName as name, nameIsErased } from '../../../../tests/helpers/server/test-erased.ts';
import { keyedHash } from '../auth/secret.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { whyPageIsHeld } from './check.ts';
import { marksOfName } from './words.ts';

const text = '“The rules go too far”, said a minister.';
const code = (more: string) => Buffer.from(`<p>${text}</p>${more}`);
const pdf = (part: string | Uint8Array) =>
	Buffer.concat([
		Buffer.from('%PDF-1.7\n1 0 obj <</Length 9>>\nstream\n'),
		Buffer.from(part as string),
		Buffer.from('\nendstream\n%%EOF')
	]);
const inUtf16 = Buffer.from(name, 'utf16le').swap16();
const packed = Buffer.from([0, 1, 2, 0x1f, 0x8b, ...Buffer.from(name), 0, 7]);
const objectsOf = (words: string) => {
	const objects = deflateSync(Buffer.from(`5 0 << ${words} >>`));
	return Buffer.concat([
		Buffer.from('%PDF-1.5\n4 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\n'),
		objects,
		Buffer.from('\nendstream\n%%EOF')
	]);
};
const long = `<i>${'word '.repeat(40_000)}</i>`;

beforeEach(async () => {
	await cast.scene();
	await nameIsErased();
});

describe('a page is not kept whose code alone has an erased name', () => {
	it.each([
		['in a comment', code(`<!-- by ${name} -->`)],
		['in letters that HTML spells', code('<meta content="Zuhra&#32;K&#97;rim">')],
		['in letters that JSON spells', code('<script>{"by":"Zuhra\\u0020Karim"}</script>')],
		['in a caption, between tags', code('<figcaption>ZUHRA<br>KARIM</figcaption>')],
		['in an element for each word', code('<aside><b>Zuhra</b> <b>Karim</b></aside>')],
		['behind 200,000 letters, for which a worker looks', code(`${long}<!-- ${name} -->`)],
		['in the description of a PDF', pdf(`<dc:creator>${name}</dc:creator>`)],
		['in octal letters of a PDF', pdf('/Author (Zuhra\\040Karim)')],
		[
			'in UTF-16 in a PDF',
			pdf(`/Author <FEFF${Buffer.from(name, 'utf16le').swap16().toString('hex')}>`)
		],
		['in nested brackets of a PDF', pdf('/Author ((a) Zuhra\\\n Karim (b))')],
		[
			'behind a word in a PDF',
			Buffer.from(`%PDF-1.7 /Title (The stream) /Author (${name}) >>\nstream\n\x01\nendstream`)
		],
		[
			'in UTF-16 behind a bracket that is not closed',
			Buffer.from(`%PDF-1.7\n:( /Author (\xfe\xff${inUtf16.toString('latin1')})`, 'latin1')
		],
		['in a packed object of a PDF', objectsOf(`/Author (${name})`)],
		['in UTF-8 in a PDF', pdf(`/Author <EFBBBF${Buffer.from(name).toString('hex')}>`)],
		['in a page that begins like a PDF', pdf(packed), 'text/html']
	] as [string, Buffer, string?][])('%s', async (_where, bytes, contentType) => {
		await expect(keep(text, { bytes, contentType })).rejects.toThrow(/erased from the record/);
		expect(await whyPageIsHeld({ text, bytes, contentType })).toMatch(/erased from the record/);
		expect(await db.$count(t.copy)).toBe(0);
	});
});

it.each([
	['that is long', code(long)],
	['of brackets without an end', Buffer.from(`%PDF-1.7\n(${'a'.repeat(3_000_000)}`)],
	['of many streams without an end', Buffer.from(`%PDF-1.7\n${'stream\n'.repeat(200_000)}`)],
	['of packed objects', objectsOf('/Author (Bilal)')],
	['whose packed parts would spell it by chance', pdf(packed)]
])('a page without it is kept, also one %s', async (_which, bytes) => {
	await keep(text, { bytes });
	expect(await db.$count(t.copy)).toBe(1);
});

it('a page is kept that has the words only within released ones', async () => {
	const released = marksOfName(`${name} Street`, keyedHash);
	await db.update(t.erasure).set({ released });
	await keep(text, { bytes: code(`<!-- ${name} Street -->`) });
	await expect(keep(text, { bytes: code(`<!-- ${name} -->`) })).rejects.toThrow(/erased from/);
});

it.each([
	['header', { headers: { link: '</zuhra-karim>; rel=canonical' } }],
	['archived address', { archiveUrl: 'https://archive.example/zuhra-karim' }]
])('a page is not kept whose %s has an erased name', async (_which, page) => {
	await expect(keep(text, page)).rejects.toThrow(/erased from the record/);
});
