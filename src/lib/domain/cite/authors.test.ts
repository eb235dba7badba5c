import { describe, expect, it } from 'vitest';
import { byline, person, wholeName } from './authors.ts';

describe('a person', () => {
	it.each([
		['Ramsha Jahangir', { given: 'Ramsha', family: 'Jahangir' }],
		['Dr Mehdi Hasan', { given: 'Mehdi', family: 'Hasan' }],
		['Wahaj us Siraj', { given: 'Wahaj', family: 'us Siraj' }],
		['Célia Mercier', { given: 'Célia', family: 'Mercier' }],
		['نگہت داد', { given: 'نگہت', family: 'داد' }],
		['Suharto', { literal: 'Suharto' }],
		['山田太郎', { literal: '山田太郎' }]
	])('is cited by the family name: %s', (name, author) => expect(person(name)).toEqual(author));
});

describe('a byline', () => {
	it('names one person or several', () => {
		expect(byline('By Vindu Goel, Salman Masood').map(wholeName)).toEqual([
			'Vindu Goel',
			'Salman Masood'
		]);
		expect(byline('Tejasi Panjiar and Prateek Waghre')).toMatchObject([
			{ family: 'Panjiar' },
			{ family: 'Waghre' }
		]);
	});

	it.each([
		...['ARTICLE 19', 'AFP', 'Staff Report', 'Tech Desk/Reuters'],
		...['Radio Free Asia', 'Digital Rights Foundation', 'techUK', 'Bytes for All, Pakistan']
	])('that names a newsroom or an organisation stands whole: %s', (text) =>
		expect(byline(text)).toEqual([{ literal: text }])
	);

	it.each([
		...['By our correspondent', 'Our Correspondent', 'Staff Reporter', 'By a reporter'],
		...['The Newspaper’s Staff Reporter', 'نامہ نگار', 'اسٹاف رپورٹر']
	])('that says only that somebody wrote it names nobody: %s', (text) =>
		expect(byline(text)).toEqual([])
	);
});
