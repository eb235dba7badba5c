import { describe, expect, it } from 'vitest';
import { metadataDate, firstDateIn } from './dates.ts';

const now = new Date('2024-05-10T12:00:00Z');

describe('a date that a page says', () => {
	it.each([
		['2020', '2020'],
		['2020-02', '2020-02'],
		['2020-02-14', '2020-02-14'],
		['2020-02-14T23:30:00+05:00', '2020-02-14'],
		['2020-02-14 10:00', '2020-02-14'],
		['20200214T1000', '2020-02-14'],
		['Fri, 14 Feb 2020 10:00:00 GMT', '2020-02-14'],
		['February 2020', '2020-02'],
		['2020-02-30', undefined],
		['2020-13', undefined],
		['2024-05-11T01:00:00+09:00', '2024-05-11'],
		['2024-05-20', undefined],
		['1581674400', undefined],
		['soon', undefined],
		['', undefined]
	])('is as precise as it is said: %s', (text, date) => {
		expect(metadataDate(text, now)).toBe(date);
	});
});

describe('a date among other words', () => {
	it.each([
		['Published February 14, 2020 11:42pm', '2020-02-14'],
		['By Asma Jehan | 14 Feb 2020', '2020-02-14'],
		['Friday, 14th of February, 2020', '2020-02-14'],
		['Sept. 3, 2019', '2019-09-03'],
		['Issue of February 2020', '2020-02'],
		['Updated: 25.02.2020, 10:30', '2020-02-25'],
		['25/02/2020', '2020-02-25'],
		['02/03/2020', undefined],
		['جمعہ 14 فروری 2020ء', '2020-02-14'],
		['۱۴ فروری ۲۰۲۰', '2020-02-14'],
		['فروری ۲۰۲۰', '2020-02'],
		['Room 2020, floor 3', undefined],
		['Maybe 12 people came', undefined]
	])('is found, and no day is made up: %s', (text, date) => {
		expect(firstDateIn(text, now)).toBe(date);
	});
});
