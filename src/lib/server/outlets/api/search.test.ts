import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { origin } from '../../settings.ts';
import { search } from '../../search/index.ts';
import { ask, read } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.statement('regret', { date: '2020-02', quote: 'These rules harm everyone' });
	await cast.statement('letter', { date: '2020-02-29', summary: 'No harm was meant' });
	await cast.statement('secret', { date: '2020-02-29', summary: 'Harm untold', state: 'draft' });
});

describe('a program that searches', () => {
	it('finds what the page finds, in its order, with where it stands and what it says', async () => {
		const found = await read('/search?q=harm');
		const { results } = await search('harm', { filters: {}, page: 1 });
		const keys = (all: { noun: string; id: string }[]) =>
			all.map(({ noun, id }) => `${noun} ${id}`);
		expect(keys(found.data)).toEqual(keys(results.map(({ noun, row }) => ({ noun, id: row.id }))));
		expect(found.data[0]).toEqual({
			noun: 'regulation',
			id: 'harm-rules',
			slug: 'harm-rules',
			title: 'Harm Rules 2020',
			url: `${origin()}/regulations/harm-rules`,
			excerpt: null,
			lang: 'en'
		});
		expect(found.data).toContainEqual({
			noun: 'statement',
			id: 'regret',
			slug: null,
			url: `${origin()}/statements/regret`,
			title: 'Internet Coalition on the Harm Rules 2020',
			excerpt: 'These rules harm everyone',
			lang: 'en'
		});
		expect(JSON.stringify(found)).not.toMatch(/untold|secret/);
	});

	it('narrows it as the page does, and reads on from page to page', async () => {
		const of = (rest: string) => read(`/search?q=harm&noun=statement${rest}`);
		const all = await of('');
		expect(all).toMatchObject({ total: 2, next: null, more: false, loose: false });
		const first = await of('&limit=1');
		const rest = await read(first.next.slice(`${origin()}/api/v1`.length));
		expect([...first.data, ...rest.data]).toEqual(all.data);
		expect(rest.next).toBeNull();
		expect((await of('&year=1999')).data).toEqual([]);
	});

	it('is led on where a law has another short name by now', async () => {
		const row = { noun: 'regulation', slug: 'old-rules', rowId: 'harm-rules' } as const;
		await db.insert(formerSlug).values(row);
		const answer = await ask('/search?q=harm&regulation=old-rules');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/api/v1/search?q=harm&regulation=harm-rules');
	});

	it.each([
		['', 'q', /is needed/],
		['?q=', 'q', /is needed/],
		[`?q=${'a'.repeat(201)}`, 'q', /longer than a search can be/],
		['?q=%01', 'q', /no letters to search for/],
		['?q=harm&noun=planet', 'noun', /is one of/],
		['?q=harm&page=2', 'page', /no parameter “page”/],
		['?q=harm&q=rules', 'q', /more than once/],
		['?q=harm&limit=201', 'limit', /from 1 to 200/],
		['?q=harm&cursor=2', 'cursor', /no place in what was found/],
		['?q=harm&limit=3&cursor=WzIsMV0', 'cursor', /the same words, filters and limit/]
	])('is refused “%s” in a sentence', async (query, parameter, detail) => {
		const answer = await read(`/search${query}`);
		expect(answer).toMatchObject({ status: 400, parameter });
		expect(answer.detail).toMatch(detail);
	});
});
