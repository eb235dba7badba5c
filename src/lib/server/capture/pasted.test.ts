import { afterAll, describe, expect, it } from 'vitest';
import { closeReader } from './index.ts';
import { captured, refusalOf } from '../../../../tests/helpers/server/capture/test-capture.ts';

afterAll(closeReader);

const url = 'https://lanternweekly.example/levy-withdrawn';
const paragraphs = [
	'The ministry of posts withdrew its levy on messages on Thursday, two days after it was announced and before anybody had paid it.',
	'“We listened to the people who would have paid it, and they told us what it would cost them,” said Nadia Rahim, the deputy minister.',
	'The Association of Small Shops had called the levy ‘a tax on taking orders’, because most of its members sell by message.',
	'Its chairman declined to say more.'
];
const headline = 'Ministry withdraws levy on messages after two days';
const pasted = `Monday, September 1, 2025
Lantern Weekly
  • News
  • Courts
No Result
View All Result

in Exclusive, News

${headline}

LW photoby LW photo
March 4, 2021

${paragraphs.join(' \n\n')}

Tags: levies
Previous Post

Harbour reopens after the storm of the century

Next Post

Ten villages share a single doctor
Share on FacebookShare on Twitter

About Lantern Weekly

This website reports on what the ministries of the country decide, and on those who have to live with it.`;

describe('the text of a page, as it is copied in a browser', () => {
	it('is that of the article alone, and its fields are to be checked', async () => {
		const { text, charset, direction, canonical, ...fields } = await captured(pasted, { url });
		expect(text.split('\n\n')).toEqual(paragraphs);
		expect({ charset, direction }).toEqual({
			charset: { label: 'utf-8', isGuessed: false },
			direction: 'ltr'
		});
		expect(canonical).toEqual({ value: url, from: 'address', certain: true });
		const written = (value: string) => ({ value, from: 'written', certain: false });
		expect(fields).toEqual({
			headline: written(headline),
			outlet: written('Lantern Weekly'),
			author: written('LW photo'),
			date: written('2021-03-04'),
			section: written('Exclusive, News'),
			lang: written('en')
		});
	});

	it('needs no address', async () => {
		const { canonical, outlet } = await captured(pasted);
		expect(canonical).toBeUndefined();
		expect(outlet?.value).toBe('Lantern Weekly');
	});

	it('may have been broken into lines by a program for letters', async () => {
		const broken = paragraphs.map((each) => each.replace(/(.{50,60}) /g, '$1\n')).join('\n\n');
		expect((await captured(broken)).text.split('\n\n')).toEqual(paragraphs);
	});

	it('may have less-than signs in it and be no page', async () => {
		const text = `${paragraphs[0]} It cost 1 < 2, they said.`;
		expect((await captured(text)).text).toBe(text);
	});

	it('may be a post of one line', async () => {
		expect((await captured('We will not pay for our own words.')).text).toBe(
			'We will not pay for our own words.'
		);
		expect(await refusalOf('Hello')).toBe(
			'There is too little text here: paste at least a sentence of it.'
		);
	});

	it('ends where its readers begin', async () => {
		const below =
			'Comments (2)\n\nReader\n\nThis levy was the worst idea of the year, and everybody said so.';
		const { text } = await captured(`${paragraphs.join('\n\n')}\n\n${below}`);
		expect(text.split('\n\n')).toEqual(paragraphs);
	});

	it.each([
		['with empty lines between', '\n\n', 'KARACHI, February 20, 2020\n\n'],
		['line by line', '\n', 'KARACHI, February 20, 2020\n'],
		['headline and byline together', '\n', '\nKARACHI, February 20, 2020\n\n'],
		['with the date line before its first sentence', '\n\n', 'KARACHI, February 20, 2020: ']
	])('has its headline, its byline and its date line read: %s', async (_, between, place) => {
		const head = [headline, 'By Asma Jehan', ''].join(between);
		const capture = await captured(`${head}${place}${paragraphs.join(between)}`);
		expect(capture).toMatchObject({
			headline: { value: headline },
			author: { value: 'Asma Jehan' },
			date: { value: '2020-02-20' }
		});
		expect(capture.text.split('\n\n')).toHaveLength(paragraphs.length);
		expect(capture.text).toContain(paragraphs[0]);
	});

	it('has its headline read right above its first paragraph', async () => {
		expect(await captured(`${headline}\n${paragraphs[0]}`)).toMatchObject({
			headline: { value: headline },
			text: paragraphs[0]
		});
	});

	it('may have a short headline, and a date line without its year', async () => {
		const written = `Levy withdrawn\n\nReport by: Asma Jehan\nKARACHI, Feb 20 (Newsline)\n\n`;
		expect(await captured(`${written}${paragraphs.join('\n\n')}`)).toMatchObject({
			headline: { value: 'Levy withdrawn' },
			author: { value: 'Asma Jehan' },
			date: undefined
		});
		const place = 'KARACHI, Feb 20 (Newsline)\n\n';
		expect((await captured(`${place}${paragraphs.join('\n\n')}`)).headline).toBeUndefined();
		expect((await captured(`PTA, 5 others fined over levy\n\n${paragraphs[0]}`)).headline).toEqual(
			expect.objectContaining({ value: 'PTA, 5 others fined over levy' })
		);
	});

	it.each([
		['https://m.dawn.com/news/1', 'Mehreen Zahra | 12 Feb 2020', 'm.dawn.com'],
		['https://www.dawn.com/news/1', 'Dawn | 12 Feb 2020', 'Dawn'],
		['https://www.thenews.com.pk/1', 'The News International — February 12, 2020', 'The News Int'],
		['https://www.dawn.com/news/1', 'Asma Jehan | 12 Feb 2020', 'dawn.com'],
		['https://www.dawn.com/news/1', 'By Dawn Jehan | 12 Feb 2020', 'dawn.com']
	])(
		'has its outlet read beside its date, unless that is an author: %s %s',
		async (url, line, name) => {
			const { outlet, date } = await captured(`${headline}\n${line}\n\n${paragraphs[0]}`, { url });
			expect(outlet?.value.startsWith(name)).toBe(true);
			expect(date?.value).toBe('2020-02-12');
		}
	);

	it('may be in Urdu', async () => {
		const urdu = [
			'وزارت نے سوشل میڈیا کے قواعد کا نیا مسودہ واپس لے لیا ہے اور کہا ہے کہ اس پر عوام کی رائے لی جائے گی۔',
			'ترجمان نے کہا کہ مسودے میں کئی خامیاں تھیں جنہیں دور کرنے کے لیے ماہرین کی ایک کمیٹی بنائی جا رہی ہے۔'
		];
		const capture = await captured(
			`وزارت نے مسودہ واپس لے لیا\n\n14 فروری 2020ء\n\n${urdu.join('\n\n')}`
		);
		expect(capture.text.split('\n\n')).toEqual(urdu);
		expect(capture).toMatchObject({
			direction: 'rtl',
			lang: { value: 'ur' },
			headline: { value: 'وزارت نے مسودہ واپس لے لیا' },
			date: { value: '2020-02-14' }
		});
	});
});
