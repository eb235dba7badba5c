import { and, inArray, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { filterQuery } from '../../domain/filters.ts';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as campaigns from '../../nouns/campaign/queries.server.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { db } from '../db/index.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { listings, selectFrom } from '../outlets/exports/index.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import * as t from '../db/schema.ts';
import { current } from '../write/index.ts';
import { readChanges } from './changes.ts';
import { searchesThatFind, searchesThatFound } from './search-matches.ts';
import { readSearch } from './searches.ts';

const lists = { articles, campaigns, events, regulations, statements };
type Name = keyof typeof lists;
const names = Object.keys(lists) as Name[];

/** Words of every sort: found, not found, excluded, quoted, meaningless, and a part of a name. */
const words = [
	'rules',
	'rules data',
	'"social media"',
	'rules -data',
	'leak or hearing',
	'the',
	'xyzzy',
	'prot',
	'=n:statement',
	"law's 2020",
	'%'
];
const days = ['2020-02-13', '1999-01-01', '2030-01-01'];
const unknown = 'nothing-of-this-name';

/** Values of each filter, from the record and unknown ones. */
async function valuesOf(name: Name): Promise<[filter: string, value: string][]> {
	const { facets } = await (lists[name].list as typeof articles.list)({ filters: {}, page: 1 });
	return Object.entries(listings[name].filters).flatMap(([filter, { takes }]) => {
		if (filter === 'sort') return [];
		const known = facets[filter as keyof typeof facets]?.slice(0, 4).map(({ value }) => value);
		const like = facets[
			filter === 'with' ? ('stakeholder' as never) : (filter as never)
		] as typeof known;
		const values =
			takes?.enum ??
			(filter === 'q'
				? words
				: takes?.format === 'date'
					? days
					: [...(known ?? like ?? []), 'PK', '2020', 'en', unknown]);
		return values.map((value): [string, string] => [filter, value]);
	});
}

/** Each value alone, and beside one of each other filter in turn. */
async function searchesOf(name: Name): Promise<string[]> {
	const all = await valuesOf(name);
	const pairs = all.flatMap(([filter, value], at) => {
		const others = all.filter(([other]) => other !== filter);
		return [3, 17, 40].map((step) => {
			const [other, beside] = others[(at * step + step) % others.length]!;
			return { [filter]: value, [other]: beside };
		});
	});
	const chosen = [...all.map(([filter, value]) => ({ [filter]: value })), ...pairs];
	const addresses = chosen.flatMap(
		(each) => readSearch(`/${name}${filterQuery(each)}`)?.address ?? []
	);
	const asked = name === 'articles' ? [] : words.map((q) => `/search${filterQuery({ q })}`);
	return [...new Set([...addresses, ...asked])];
}

async function keysThatFind(noun: Noun, id: string, keys: string[]): Promise<string[]> {
	const matches = await searchesThatFind(noun, [id], keys);
	return matches.map(({ key }) => key).sort();
}

/** Ids that the list at an address has. */
async function idsAt(name: Name, address: string, ids: string[]): Promise<string[]> {
	const listed = listings[name].list(readSearch(address)!.chosen);
	const rows = await selectFrom(listed, { id: sql<string>`${listed.id}` }).where(
		and(listed.where, inArray(listed.id, ids))
	);
	return rows.map(({ id }) => id);
}

describe('of all searches together, an item is found by', () => {
	it(
		'those whose lists have it, whatever they are narrowed by, and by no other',
		{ timeout: 180_000 },
		async () => {
			await loadFacts(db, await bundledFacts());
			for (const name of names) {
				const searches = await searchesOf(name);
				const listed = listings[name].list({});
				const rows = await selectFrom(listed, { id: sql<string>`${listed.id}` })
					.where(listed.where)
					.orderBy(sql`${listed.id}`);
				const ids = [0.1, 0.5, 0.9].flatMap((at) => rows[Math.floor(at * rows.length)]?.id ?? []);
				const due: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
				for (const address of searches)
					for (const id of await idsAt(name, address, ids)) due[id]!.push(`search:${address}`);
				const noun = nounOf[name] as Noun;
				const keys = searches.map((address) => `search:${address}`);
				for (const id of ids)
					expect(await keysThatFind(noun, id, keys), id).toEqual(due[id]!.sort());
				if (ids.length) expect(Object.values(due).flat().length, name).toBeGreaterThan(10);
			}
		}
	);

	it('several items each by its own, with one query for all of them', async () => {
		await cast.scene();
		await cast.statement('objects', { summary: 'They object.' });
		await cast.statement('thanks', { stance: 'support', summary: 'They give thanks.' });
		const keys = ['q=thanks', 'stance=oppose', 'stance=support&q=object', 'stance=support'].map(
			(query) => `search:/statements?${query}`
		);
		let found: object[] = [];
		const queries = await countQueries(async () => {
			found = await searchesThatFind('statement', ['objects', 'thanks'], keys);
		});
		expect(found).toHaveLength(3);
		expect(found).toEqual(
			expect.arrayContaining([
				{ key: keys[0], id: 'thanks' },
				{ key: keys[1], id: 'objects' },
				{ key: keys[3], id: 'thanks' }
			])
		);
		const [wordsRead, wordsCompared, shapes] = [1, 1, 2];
		expect(queries).toBe(wordsRead + wordsCompared + shapes);
	});

	it('those that listed it before it changed, though an earlier version of another item does not fit the record', async () => {
		await cast.scene();
		for (const id of ['letter', 'other']) {
			await cast.statement(id);
			await cast.saved('statement', id, 1, { snapshot: (await current('statement', id))!.item });
			await cast.change('statement', id, { state: 'withdrawn' });
		}
		const rows = await db.select({ id: t.change.id }).from(t.change);
		const [letter, other] = await readChanges(rows.map(({ id }) => id));
		const keys = ['search:/statements?stance=oppose', 'search:/statements?stance=support'];
		const listed = (id: string) => ({ key: keys[0], id });
		const found = await searchesThatFound('statement', [letter!, other!], keys);
		expect(found).toEqual([listed(letter!.rowId), listed(other!.rowId)]);
		const bare = { ...other!, before: { state: 'published' } };
		const rest = await searchesThatFound('statement', [letter!, bare], keys);
		expect(rest).toEqual([listed(letter!.rowId)]);
	});

	it('many at the cost of a few', async () => {
		await cast.scene();
		const alike = (count: number, query: (n: number) => string) =>
			Array.from({ length: count }, (_, n) => `search:/articles?${query(n)}`);
		const cost = (count: number, round: string) =>
			countQueries(() =>
				searchesThatFind(
					'article',
					['dawn'],
					[
						...alike(count, (n) => `q=law+${round}${n}`),
						...alike(count, (n) => `regulation=${round}${n}&section=news`)
					]
				)
			);
		expect(await cost(8, 'one')).toBe(3);
		// Batches grow by how long they take, from eight at least.
		expect(await cost(400, 'other')).toBeLessThan((3 * 400) / 8);
	});
});
