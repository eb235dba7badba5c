import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { decodeText, Unreadable } from './decode.ts';
import { parseTable } from './parse.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (file: string | Uint8Array) =>
	parseTable(decodeText(typeof file === 'string' ? bytesOf(file) : file));

async function refusal(file: string | Uint8Array): Promise<string> {
	try {
		await read(file);
	} catch (error) {
		if (error instanceof Unreadable) return error.message;
		throw error;
	}
	return 'accepted';
}

const hex = (digits: string, rest = '') =>
	Buffer.from(digits + Buffer.from(rest).toString('hex'), 'hex');
const utf16 = Buffer.from('Name,Kind\nUnion,Company\n', 'utf16le');

const hostile: [string, string | Uint8Array, RegExp][] = [
	['an Excel workbook', hex('504b0304', 'rest'), /Excel workbook or a ZIP/],
	['an old workbook', hex('d0cf11e0a1b11ae1'), /old Excel workbook/],
	['a PDF', '%PDF-1.7\n', /a PDF/],
	['a picture', hex('89504e470d0a1a0a'), /a picture/],
	['a compressed file', hex('1f8b0800'), /compressed file/],
	['a web page', '\n<!doctype html><html>', /web page/],
	['UTF-16 with a mark', hex('fffe', utf16.toString('latin1')), /UTF-16/],
	['UTF-16 without one', utf16, /UTF-16.*CSV UTF-8/],
	['a text with a NUL', 'Name,Kind\nUni\0on,company\n', /is not a text/],
	[
		'Windows-1252 letters',
		Buffer.from('a,b\n1,2\nCaf\xe9,4\n', 'latin1'),
		/Line 3.*UTF-8.*Windows-1252/
	],
	['half a surrogate pair', Buffer.concat([bytesOf('a\n'), hex('eda080')]), /Line 2.*UTF-8/],
	['a mark in the middle', 'a,b\n1,2\n\uFEFFa,b\n', /Line 3.*byte order mark/],
	['nothing', '', /empty/],
	['blanks', ' \n\t\n', /empty/],
	['nothing but commas', `${','.repeat(99)}\n`.repeat(50_000), /empty/],
	['a header alone', 'Name,Kind\n', /no rows/],
	['a nameless column', 'Name,,Kind\n1,2,3\n', /Column 2 has no name/],
	['two columns of one name', 'Name,Kind,name\n1,2,3\n', /Two columns are called “name”/],
	['a text for a name', `${'long '.repeat(30)},b\n1,2\n`, /Column 1 has a name of more than 100/],
	['a short row', 'a,b,c\n1,2,3\n4,5\n', /Row 3 has 2 cells.*3 columns/],
	['a long row', 'a,b\n1,2,3\n', /Row 2 has 3 cells.*2 columns/],
	['an open quotation mark', 'a,b\n1,2\n"3,4\n5,6\n', /opens in row 3 is never closed/],
	['nothing but quotation marks', '"'.repeat(9_999), /never closed/],
	['a quotation mark within', 'a,b\n1,say "no"\n', /Row 2 has a quotation mark in the middle/],
	['a mark that closes early', 'a,b\n1,2\n"3"4,5\n', /Row 3 has a quotation mark in the middle/],
	['65,000 columns', `${'a,'.repeat(65_000)}\n`, /columns; 100 is the most/],
	['20,001 rows', `a\n${'1\n'.repeat(20_001)}`, /more than 20,000 rows/],
	['millions of rows', `a\n${'1\n'.repeat(2_000_000)}`, /more than 20,000 rows/],
	[
		'a cell of a megabyte',
		`a,b\n1,${'x'.repeat(1_000_000)}\n`,
		/Row 2, b: has 1,000,000 characters; 10,000/
	]
];

describe('a file of rows', () => {
	const written = [',', ';', '\t'].flatMap((delimiter) => [
		['without a byte order mark', delimiter, ''],
		['with one', delimiter, '\uFEFF']
	]);

	it.each(written)('is read %s, parted by %j', async (_, delimiter, mark) => {
		expect(await read(`${mark}Name${delimiter}Kind\nUnion${delimiter}"a, b; c\td"\n`)).toEqual({
			columns: ['Name', 'Kind'],
			rows: [{ number: 2, cells: ['Union', 'a, b; c\td'] }]
		});
	});

	it('is not torn apart by what stands within quotation marks', async () => {
		const { columns, rows } = await read(
			'"Name; or names; or more",Kind\n"He said ""no"",\nthen left",x\n'
		);
		expect(columns).toEqual(['Name; or names; or more', 'Kind']);
		expect(rows[0]?.cells).toEqual(['He said "no",\nthen left', 'x']);
	});

	it('numbers its rows as a spreadsheet does, blank ones and cells of several lines included', async () => {
		const { rows } = await read('a,b\n"1\n1",\n\n , \n2,\n');
		expect(rows.map(({ number, cells: [cell] }) => [number, cell])).toEqual([
			[2, '1\n1'],
			[5, '2']
		]);
	});

	it('may end its lines in three ways at once', async () => {
		expect((await read('a,b\r\n1,2\n3,4\r5,6')).rows.map(({ cells }) => cells.join())).toEqual([
			'1,2',
			'3,4',
			'5,6'
		]);
	});

	it('may have empty columns at its end, as spreadsheets write them', async () => {
		expect(await read('a,b,,\n1,2,,\n3,4, ,\n')).toMatchObject({
			columns: ['a', 'b'],
			rows: [{ cells: ['1', '2'] }, { cells: ['3', '4'] }]
		});
	});

	it.each(hostile)(
		'of another kind, encoding, shape or size gets a sentence: %s',
		async (_, file, sentence) => {
			expect(await refusal(file)).toMatch(sentence);
		}
	);

	it('may be as large as its limits say', async () => {
		const widest = Array.from({ length: 100 }, (_, index) => `c${index}`).join();
		expect(await refusal(`${widest}\n${','.repeat(98)}1,2\n`)).toBe('accepted');
		expect(await refusal(`a\n${'1\n'.repeat(20_000)}`)).toBe('accepted');
		expect(await refusal(`a\n${'x'.repeat(10_000)}\n`)).toBe('accepted');
	});

	it('is read some at a time, and lets others have their turn meanwhile', async () => {
		let turns = 0;
		let isRead = false;
		const counting = (async () => {
			for (; !isRead; turns++) await setImmediate();
		})();
		const letters = 'é'.repeat(99);
		const { rows } = await read(`a\n${`x${letters}\n`.repeat(10_000)}`);
		isRead = true;
		await counting;
		expect(turns).toBeGreaterThan(10);
		// No character is split between two chunks.
		expect(new Set(rows.map(({ cells }) => cells.join()))).toEqual(new Set([`x${letters}`]));
	});
});
