import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { closeReader } from './index.ts';
import { captured, refusalOf } from '../../../../tests/helpers/server/capture/test-capture.ts';
import { arabicCodes, pdfOf, pdfWith } from '../../../../tests/helpers/server/capture/test-pdf.ts';

afterAll(closeReader);

const letter = pdfOf([
	[
		{ text: 'Open letter on the Safe Platforms Rules', size: 18 },
		'',
		'Karachi, 3 March 2021',
		'',
		'To the minister: we have read the rules that were notified last week, and',
		'we ask you to withdraw them. They were written without any consul-',
		'tation of those who have to obey them.',
		'',
		'Rehan Qadir, director of Signal Commons, said: "Nobody who runs a net-',
		'work could obey a rule that counts hours and forgets courts." We add that',
		'1'
	],
	[
		'nothing of this is new, and that the courts have said so before.',
		'',
		'Signed in Karachi.',
		'2'
	]
]);

/** Deflates as many blanks without holding them all in memory. */
function blanks(count: number): Promise<Buffer> {
	const megabyte = Buffer.alloc(1e6, ' ');
	const all = Readable.from(Array.from({ length: count / 1e6 }, () => megabyte));
	return buffer(all.pipe(createDeflate()));
}

describe('a PDF', () => {
	it('is read in paragraphs, over the ends of lines and pages', async () => {
		const { text, headline, date, lang, outlet } = await captured(letter, {
			url: 'https://signal.example/letter.pdf',
			contentType: 'application/octet-stream'
		});
		expect(text.split('\n\n').slice(2)).toEqual([
			'To the minister: we have read the rules that were notified last week, and we ask you to withdraw them. They were written without any consultation of those who have to obey them.',
			'Rehan Qadir, director of Signal Commons, said: "Nobody who runs a network could obey a rule that counts hours and forgets courts." We add that nothing of this is new, and that the courts have said so before.',
			'Signed in Karachi.'
		]);
		expect(headline).toEqual({
			value: 'Open letter on the Safe Platforms Rules',
			from: 'written',
			certain: false
		});
		expect([date?.value, lang?.value, outlet?.value]).toEqual([
			'2021-03-03',
			'en',
			'signal.example'
		]);
	});

	it.each([
		['is damaged', Buffer.from('%PDF-1.7 and more'), /damaged/],
		[
			'is of Urdu',
			pdfOf([['abcdefgh ijklmnop qrstuvwxyz '.repeat(8)]], { codes: arabicCodes }),
			/Urdu come apart .* paste or type the words/
		],
		['is a picture', pdfOf([['']]), /pictures of pages/],
		[
			'has very many pages',
			pdfOf(Array.from({ length: 151 }, () => ['A page'])),
			/more than 150 pages/
		]
	])('is refused in a sentence that says why where it %s', async (_, bytes, why) => {
		expect(await refusalOf(bytes)).toMatch(why);
	});

	it('promise 18: that swells to a gigabyte is given up, and the next page is read', async () => {
		const bomb = pdfWith([await blanks(1e9)]);
		expect(bomb.length).toBeLessThan(2_000_000);
		const before = process.memoryUsage.rss();
		let peak = 0;
		const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
		expect(await refusalOf(bomb)).toMatch(/was given up/);
		clearInterval(watch);
		expect((peak - before) / 1e6).toBeLessThan(512);
		expect((await captured(letter)).text).toContain('withdraw them');
	});
});
