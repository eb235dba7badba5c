import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterQuery, oneOf, query, readFilters, slug, year } from './filters.ts';
import { stances } from './vocabulary.ts';

const spec = { stance: oneOf(stances), year, regulation: slug, q: query };
const read = (search: string) => readFilters(new URLSearchParams(search), spec);

describe('filters read from an address', () => {
	it('combine', () => {
		expect(read('stance=oppose&year=2020&q=  online harm ')).toEqual({
			filters: { stance: 'oppose', year: '2020', q: 'online harm' },
			page: 1,
			ignored: []
		});
	});

	it('are absent where a form field was left untouched', () => {
		expect(read('stance=&year=&q=+').filters).toEqual({});
	});

	it.each([
		'stance=furious',
		'year=20x0',
		'page=0',
		'page=-1',
		'page=1e9',
		'colour=red',
		'__proto__=x'
	])('are left out and named when not understood: %s', (search) => {
		expect(read(search)).toEqual({ filters: {}, page: 1, ignored: [search] });
	});

	it('refuse a search of ten thousand characters', () => {
		expect(read(`q=${'a'.repeat(10_000)}`).ignored).toHaveLength(1);
	});

	it('never carry a NUL to the database', () => {
		expect(read('q=a%00b').filters.q).toBe('a b');
	});

	it('survive any address', () => {
		fc.assert(
			fc.property(fc.webQueryParameters(), (search) => {
				const { page, filters } = read(search);
				expect(page).toBeGreaterThan(0);
				expect(Object.keys(filters).every((name) => name in spec)).toBe(true);
			})
		);
	});
});

describe('a link to a filtered list', () => {
	it('starts again at page one and drops what is taken away', () => {
		expect(filterQuery({ stance: 'oppose', year: '2020' }, { year: undefined, q: 'Ü & ?' })).toBe(
			'?stance=oppose&q=%C3%9C+%26+%3F'
		);
	});

	it('is empty without filters', () => {
		expect(filterQuery({ year: undefined })).toBe('');
	});
});
