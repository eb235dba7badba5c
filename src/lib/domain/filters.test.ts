import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	country,
	day,
	filterQuery,
	inWords,
	lang,
	longestQuery,
	oneOf,
	query,
	readFilters,
	type Reader,
	slug,
	year
} from './filters.ts';
import { stances } from './vocabulary.ts';

const topics: Reader = Object.assign((text: string) => text, { isList: true });
const spec = { stance: oneOf(stances), year, regulation: slug, q: query, topic: topics };
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
		expect(read('stance=&year=&q=+')).toEqual({ filters: {}, page: 1, ignored: [] });
	});

	it.each([
		'stance=furious',
		'year=20x0',
		'year=12020',
		'year=20200',
		'page=0',
		'page=-1',
		'page=1e9',
		'page=1234567',
		'page=x2',
		'colour=red',
		'__proto__=x'
	])('are left out and named when not understood: %s', (search) => {
		expect(read(search)).toEqual({ filters: {}, page: 1, ignored: [search] });
	});

	it('are read without the blanks around them', () => {
		expect(read('year=+2020+&stance=oppose+').filters).toEqual({ year: '2020', stance: 'oppose' });
	});

	it('turn to the page that is asked for', () => {
		expect(read('page=27&year=2020')).toEqual({ filters: { year: '2020' }, page: 27, ignored: [] });
		expect(read('page=100000').page).toBe(100_000);
	});

	it('take the first of a parameter that is repeated, and all of one that is a list', () => {
		expect(read('year=2019&year=2020&year=never')).toMatchObject({
			filters: { year: '2019' },
			ignored: []
		});
		expect(read('topic=privacy&year=2020&topic=speech').filters).toEqual({
			topic: 'privacy,speech',
			year: '2020'
		});
	});

	it('refuse a search of more than two hundred characters', () => {
		const longest = 'a'.repeat(longestQuery);
		expect(read(`q=${longest}`).filters.q).toBe(longest);
		expect(read(`q=++${longest}++`).filters.q).toBe(longest);
		expect(read(`q=${longest}a`)).toMatchObject({
			filters: {},
			ignored: [expect.stringMatching(/^q=a+$/)]
		});
	});

	it('name no more than the beginning of what is long', () => {
		expect(read(`q=${'a'.repeat(10_000)}`).ignored).toEqual([`q=${'a'.repeat(78)}`]);
	});

	it.each<[string, Reader, string[], string[]]>([
		['a year', year, ['1999', '2020'], ['0999', '3000', '']],
		[
			'a day of the calendar',
			day,
			['2020-02-29', '2020-10-31', '2020-12-09'],
			[
				...['2020-02-30', '2021-02-29', '2020-00-10', '2020-13-01', '2020-02-00', '2020-02-32'],
				...['2020-2-9', '2020-02-12T10:00', ' 2020-02-12', '12020-02-12', '0999-02-12', '']
			]
		],
		[
			'a language',
			lang,
			['en', 'ur', 'snd', 'en-GB', 'ur-Arab-PK'],
			['e', 'EN', 'english', 'en-', 'en_GB', ' en', 'en-GB '].concat(['en-G', 'en-abcdefghi'])
		],
		[
			'a short name',
			slug,
			['harm-rules', '2020', 'قانون', 'a', 'a.b_c', 'a'.repeat(200)],
			['-a', '.a', 'a b', 'a/b', 'a'.repeat(201), '']
		]
	])('of %s are what is written so, and nothing else', (_, reads, taken, refused) => {
		expect(taken.map(reads)).toEqual(taken);
		expect(refused.map(reads)).toEqual(refused.map(() => undefined));
	});

	it('of a country are read in small letters and in capitals', () => {
		expect(['pk', 'PK', 'eu'].map(country)).toEqual(['PK', 'PK', 'EU']);
		expect(['P', 'PAK', 'P1', ''].map(country)).toEqual([
			undefined,
			undefined,
			undefined,
			undefined
		]);
	});

	it('say what they take', () => {
		expect(year.takes).toEqual({
			description: 'A year.',
			pattern: '^[12]\\d{3}$',
			examples: ['2020']
		});
		expect(slug.takes).not.toHaveProperty('examples');
		expect(oneOf({ yes: 'Yes', no: 'No' }).takes).toEqual({ enum: ['yes', 'no'] });
		expect(day.takes).toMatchObject({ format: 'date', examples: ['2020-02-12'] });
		expect(country.takes).toMatchObject({ pattern: '^[A-Za-z]{2}$', examples: ['PK'] });
		expect(lang.takes?.examples).toEqual(['en', 'ur']);
		expect(query.takes).toMatchObject({ maxLength: longestQuery });
	});

	it('never carry a NUL or another control character to the database', () => {
		expect(read('q=a%00b').filters.q).toBe('a b');
		expect(read('q=%7Fa%1Fb%09c').filters.q).toBe('a b c');
		expect(read('q=%00')).toMatchObject({ filters: {}, ignored: [expect.stringMatching(/^q=/)] });
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
		expect(filterQuery({ year: '2020' }, { year: '' })).toBe('');
	});
});

it('what is chosen follows a title in words', () => {
	expect(inWords({ jurisdiction: 'PK', topic: 'privacy' })).toBe(
		' (jurisdiction: PK, topic: privacy)'
	);
	expect(inWords({})).toBe('');
});
