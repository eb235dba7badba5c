import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../dates/edtf.ts';
import { splitAround, groupBy, listedAt, rosters } from './succession.ts';

describe('before and after', () => {
	const rows = ['2019', '2020-02', '2020-02-13', '2020-02-14', '2021'].map((date) => ({
		...parseEdtf(date)
	}));
	const dates = (some: { date: string }[]) => some.map(({ date }) => date);

	it('claims no order between dates that may be the same day', () => {
		const { before, meanwhile, after } = splitAround(parseEdtf('2020-02-13'), rows);
		expect(dates(before)).toEqual(['2019']);
		expect(dates(meanwhile)).toEqual(['2020-02', '2020-02-13']);
		expect(dates(after)).toEqual(['2020-02-14', '2021']);
		const february = splitAround(parseEdtf('2020-02'), [
			...['2020-01-31', '2020-01-31/2020-02-01', '2020-02-29/2020-03-01', '2020-03-01'].map(
				parseEdtf
			)
		]);
		expect(dates(february.before)).toEqual(['2020-01-31']);
		expect(dates(february.meanwhile)).toEqual(['2020-01-31/2020-02-01', '2020-02-29/2020-03-01']);
		expect(dates(february.after)).toEqual(['2020-03-01']);
	});
});

it('groups keep their order and that of their rows', () => {
	expect(groupBy(['b1', 'a1', 'b2'], (text) => text.charAt(0))).toEqual([
		{ key: 'b', rows: ['b1', 'b2'] },
		{ key: 'a', rows: ['a1'] }
	]);
});

it.each([
	['2020-02-17', 'listed on 17 February 2020'],
	['2025-01', 'listed in January 2025'],
	['2010', 'listed in 2010'],
	['2010/2011', 'listed in 2010 to 2011']
])('a roster of %s is %s', (asOf, words) => {
	expect(listedAt(asOf)).toBe(words);
});

it('members are told by the list that names them, else by their own dates, and only else as undated', () => {
	const none = { asOf: null, asOfLatest: null, startDate: null, endDate: null };
	const member = (name: string, given: object = {}) => ({ ...none, ...given, member: { name } });
	const listed = (asOf: string) => ({ asOf, asOfLatest: asOf });
	const told = rosters([
		member('Undated'),
		member('also undated'),
		member('Both', { startDate: '2018', endDate: '2020-03' }),
		member('Zoom', listed('2020-02-17')),
		member('Left', { endDate: '2020-03' }),
		member('apple', listed('2020-02-17')),
		member('Joined', { startDate: '2018' }),
		member('Old', { ...listed('2010-05-01'), endDate: '2020-03' })
	]);
	expect(told.map(({ title, rows }) => [title, rows.map((row) => row.member.name)])).toEqual([
		['Listed on 17 February 2020', ['apple', 'Zoom']],
		['Listed on 1 May 2010', ['Old']],
		['With dates of their own', ['Both', 'Joined', 'Left']],
		['No date on record', ['also undated', 'Undated']]
	]);
	expect(rosters([member('Undated')])).toHaveLength(1);
});
