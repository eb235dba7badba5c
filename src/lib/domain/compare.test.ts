import { describe, expect, it } from 'vitest';
import { compareAddress, compareFilters, dayWords } from './compare.ts';
import { readFilters } from './filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query), compareFilters);

describe('the laws in an address', () => {
	it.each([
		['regulations=a,b', 'a,b'],
		['regulations=a&regulations=b', 'a,b'],
		['regulations=&regulations=+b+,,a,b', 'b,a'],
		['regulations=,', '']
	])('?%s are %s', (query, expected) => {
		expect(read(query)).toMatchObject({ filters: { regulations: expected }, ignored: [] });
	});

	it('are not read where there are far too many', () => {
		const names = Array.from({ length: 21 }, (_, number) => `law-${number}`).join(',');
		const { filters, ignored } = read(`regulations=${names}`);
		expect(filters).toEqual({});
		expect(ignored[0]).toMatch(/^regulations=law-0,law-1/);
	});

	it('are written with commas between, each by its slug', () => {
		expect(compareAddress([{ slug: 'a' }, { slug: 'قانون' }], '.csv')).toBe(
			`/compare.csv?regulations=a,${encodeURIComponent('قانون')}`
		);
		expect(compareAddress([])).toBe('/compare');
	});
});

describe('how far a day is from day 0', () => {
	it.each([
		[0, 0, 'Day 0'],
		[22, 22, '+22 days'],
		[1, 1, '+1 day'],
		[-1, -1, '−1 day'],
		[-1234, -1234, '−1,234 days'],
		[-8, 21, '−8 to +21 days']
	])('is told of %i to %i as %s', (least, most, words) => {
		expect(dayWords({ least, most })).toBe(words);
	});

	it('says why where there is no day 0', () => {
		expect(dayWords(undefined)).toBe('Day not on record');
		expect(dayWords(undefined, 'not yet made')).toBe('Not yet made');
	});
});
