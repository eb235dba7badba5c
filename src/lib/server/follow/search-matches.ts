import { and, eq, exists, sql } from 'drizzle-orm';
import { readSubject } from '../../domain/follow.ts';
import { nameOf, type Noun } from '../../domain/nouns.ts';
import type { SearchNoun } from '../../domain/search/search.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import { db } from '../db/index.ts';
import { listings, selectFrom } from '../outlets/exports/index.ts';
import { inBatches } from './batches.ts';
import { wordsThatFind } from './found-by-words.ts';
import { pathsOf, readSearch, type Search } from './searches.ts';

// Finds which of many searches list one item. Their words are compared with its entry in one query. Searches with the
// same filters then share a query, with their values as rows of a table.

type Chosen = Search['chosen'];

interface Asked {
	key: string;
	chosen: Chosen;
}

export async function searchesThatFind(noun: Noun, id: string, keys: string[]): Promise<string[]> {
	const asked = keys.flatMap((key): Asked[] => {
		const search = readSearch(readSubject(key)!.target);
		const isItsList = search && pathsOf(noun).includes(search.path);
		return isItsList ? [{ key, chosen: search.chosen }] : [];
	});
	const words = asked.flatMap(({ chosen }) => chosen.q ?? []);
	const finding = await wordsThatFind(noun as SearchNoun, id, words);
	const narrowed: Asked[] = [];
	const found: string[] = [];
	for (const { key, chosen } of asked) {
		if (chosen.q && !finding.has(chosen.q)) continue;
		const filters = filtersOf(chosen);
		if (Object.keys(filters).length) narrowed.push({ key, chosen: filters });
		else found.push(key);
	}
	for (const { rows } of groupBy(narrowed, ({ chosen }) => shapeOf(noun, chosen)))
		await inBatches(rows, async (batch) => void found.push(...(await listedBy(noun, id, batch))));
	return found;
}

function filtersOf({ q, ...filters }: Chosen): Chosen {
	// Counting by report takes the first article that has the words, so the words stay.
	return filters.count && q ? { q, ...filters } : filters;
}

/** Filters with free values. If articles are counted by report, no value can be asked apart from the others. */
function openIn(noun: Noun, chosen: Chosen): string[] {
	const { filters } = listings[nameOf[noun]];
	if (chosen.count) return [];
	return Object.keys(chosen).filter((name) => !filters[name]?.takes?.enum);
}

function shapeOf(noun: Noun, chosen: Chosen): string {
	const open = openIn(noun, chosen);
	return JSON.stringify(chosen, (name, value: unknown) => (open.includes(name) ? null : value));
}

async function listedBy(noun: Noun, id: string, alike: Asked[]): Promise<string[]> {
	const [{ chosen }] = alike as [Asked];
	const { filters, list } = listings[nameOf[noun]];
	const open = openIn(noun, chosen);
	const columnOf = (name: string) => {
		const column = sql`asked.${sql.identifier(name)}`;
		return filters[name]?.takes?.format === 'date' ? sql`${column}::date` : column;
	};
	const listed = list({
		...chosen,
		...Object.fromEntries(open.map((name) => [name, columnOf(name)]))
	});
	const values = [
		alike.map(({ key }) => key),
		...open.map((name) => alike.map(({ chosen }) => chosen[name]!))
	].map((column) => sql`${sql.param(column)}::text[]`);
	const names = ['key', ...open].map((name) => sql.identifier(name));
	const rows = await db
		.select({ key: sql<string>`asked.key` })
		.from(sql`unnest(${sql.join(values, sql`, `)}) as asked(${sql.join(names, sql`, `)})`)
		.where(exists(selectFrom(listed, { one: sql`1` }).where(and(listed.where, eq(listed.id, id)))));
	return rows.map(({ key }) => key);
}
