import { describe, expect, it } from 'vitest';
import { parseEdtf } from './edtf.ts';
import { around, groupBy, listedAt } from './succession.ts';

describe('before and after', () => {
	const rows = ['2019', '2020-02', '2020-02-13', '2020-02-14', '2021'].map((date) => ({
		...parseEdtf(date)
	}));
	const dates = (some: { date: string }[]) => some.map(({ date }) => date);

	it('claims no order between dates that may be the same day', () => {
		const { before, meanwhile, after } = around(parseEdtf('2020-02-13'), rows);
		expect(dates(before)).toEqual(['2019']);
		expect(dates(meanwhile)).toEqual(['2020-02', '2020-02-13']);
		expect(dates(after)).toEqual(['2020-02-14', '2021']);
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
	['2010', 'listed in 2010']
])('a roster of %s is %s', (asOf, words) => {
	expect(listedAt(asOf)).toBe(words);
});
