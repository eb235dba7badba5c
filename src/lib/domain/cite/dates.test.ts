import { describe, expect, it } from 'vitest';
import { thirdOf } from '../dates/words.ts';
import { bibtexDate, cslDate, isoDate, risDate, risYear, wikipediaDate } from './dates.ts';

const forms = (date: string) => [
	cslDate(date),
	bibtexDate(date),
	risDate(date),
	isoDate(date),
	wikipediaDate(date)
];

describe('a date in a citation', () => {
	it('is a day where its source gives one', () => {
		expect(forms('2020-02-13')).toEqual([
			{ 'date-parts': [[2020, 2, 13]] },
			{ date: '2020-02-13', year: '2020', month: '2' },
			'2020/02/13/',
			'2020-02-13',
			'13 February 2020'
		]);
	});

	it.each(['2020-05', '2020-05-XX'])('stays a month: %s', (date) => {
		expect(forms(date)).toEqual([
			{ 'date-parts': [[2020, 5]] },
			{ date, year: '2020', month: '5' },
			'2020/05//',
			'2020-05',
			'May 2020'
		]);
	});

	it('stays a year, and one that is about right says so', () => {
		expect(forms('2020~')).toEqual([
			{ 'date-parts': [[2020]], circa: true },
			{ date: '2020~', year: '2020' },
			'2020///about 2020',
			'2020',
			'c. 2020'
		]);
	});

	it('keeps both ends of a range, and gives alone what they share', () => {
		expect(forms('2020-02-10/2020-02-16')).toEqual([
			{
				'date-parts': [
					[2020, 2, 10],
					[2020, 2, 16]
				]
			},
			{ date: '2020-02-10/2020-02-16', year: '2020', month: '2' },
			'2020/02//10 February 2020 to 16 February 2020',
			'2020-02-10/2020-02-16',
			'10 February 2020 – 16 February 2020'
		]);
	});

	it('keeps a range of years', () => {
		expect(forms('2019/2020')).toEqual([
			{ 'date-parts': [[2019], [2020]] },
			{ date: '2019/2020' },
			'///2019 to 2020',
			'2019/2020',
			'2019–2020'
		]);
	});

	it.each([
		['2020-03', 0, 'early March 2020', '2020/03/', '2020-03'],
		['2020-02', 2, 'late February 2020', '2020/02/', '2020-02'],
		['2020', 1, 'mid-2020', '2020//', '2020']
	] as const)('has no days that nobody gave: of %s, third %i', (whole, third, words, ris, iso) => {
		expect(forms(thirdOf(whole, third))).toEqual([
			{ literal: words },
			{ year: words },
			`${ris}/${words}`,
			iso,
			words
		]);
		expect(cslDate(thirdOf(whole, third, '?'))).toEqual({ literal: `${words}, uncertain` });
	});

	it('keeps a season', () => {
		expect(forms('2020-21')).toEqual([
			{ 'date-parts': [[2020]], season: 1 },
			{ date: '2020-21', year: '2020' },
			'2020///spring 2020',
			undefined,
			'Spring 2020'
		]);
	});

	it.each([
		['202X', '2020s', { date: '202X' }],
		['[2020-03-02,2020-03-03]', '2 March 2020 or 3 March 2020', undefined],
		['2020-34', 'second quarter of 2020', undefined]
	])('is told in words where numbers cannot: %s', (date, words, bibtex) => {
		expect(forms(date)).toEqual([
			{ literal: words },
			bibtex ?? { year: words },
			`///${words}`,
			undefined,
			words
		]);
	});

	it('has a year of its own in RIS only where it lies in one', () => {
		expect(['2020-05', '2019/2020', '202X'].map(risYear)).toEqual(['2020', '', '']);
	});
});
