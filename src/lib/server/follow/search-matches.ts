import { and, eq, exists, sql } from 'drizzle-orm';
import { readSubject } from '../../domain/follow.ts';
import { nameOf, type Noun } from '../../domain/nouns.ts';
import { type SearchNoun, searchNouns } from '../../domain/search/search.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { db } from '../db/index.ts';
import { listings, selectFrom } from '../outlets/exports/index.ts';
import { withEarlier } from '../write/index.ts';
import { inBatches } from './batches.ts';
import type { Change } from './changes.ts';
import { wordsThatFind } from './found-by-words.ts';
import { pathsOf, readSearch, type Search } from './searches.ts';

// Finds which of many searches list some items. Their words are compared with the items' entries in one query. Searches
// with the same filters then share a query, with their values as rows of a table.

type Chosen = Search['chosen'];

interface Asked {
	key: string;
	chosen: Chosen;
	/** The items that have the words of the search, or all of them if it has no words. */
	ids: string[];
}

/** A search, by its key, lists an item. */
export interface Match {
	key: string;
	id: string;
}

export async function searchesThatFind(
	noun: Noun,
	ids: string[],
	keys: string[]
): Promise<Match[]> {
	const asked = keys.flatMap((key): Asked[] => {
		const search = readSearch(readSubject(key)!.target);
		const isItsList = search && pathsOf(noun).includes(search.path);
		return isItsList ? [{ key, chosen: search.chosen, ids }] : [];
	});
	const words = asked.flatMap(({ chosen }) => chosen.q ?? []);
	const finding = await wordsThatFind(noun as SearchNoun, ids, words);
	const narrowed: Asked[] = [];
	const found: Match[] = [];
	for (const { key, chosen, ...all } of asked) {
		const ids = chosen.q ? (finding.get(chosen.q) ?? []) : all.ids;
		if (!ids.length) continue;
		const filters = filtersOf(chosen);
		if (Object.keys(filters).length) narrowed.push({ key, chosen: filters, ids });
		else found.push(...ids.map((id) => ({ key, id })));
	}
	for (const { rows } of groupBy(narrowed, ({ chosen }) => shapeOf(noun, chosen)))
		await inBatches(rows, async (batch) => void found.push(...(await listedBy(noun, batch))));
	return found;
}

/** Finds the searches that listed items of one noun before they changed. */
export async function searchesThatFound(
	noun: Noun,
	changes: Change[],
	keys: string[]
): Promise<Match[]> {
	const earlier = new Map<string, Item<Noun>>();
	for (const { rowId, before } of changes)
		if (before && !earlier.has(rowId)) earlier.set(rowId, { ...before, id: rowId } as Item<Noun>);
	if (!keys.length || !earlier.size || !Object.hasOwn(searchNouns, noun)) return [];
	const ids = [...earlier.keys()];
	const found = await withEarlier(noun, [...earlier.values()], () =>
		searchesThatFind(noun, ids, keys)
	);
	if (found || ids.length === 1) return found ?? [];
	// One of them no longer fits the record.
	const alone: Match[] = [];
	for (const change of changes) alone.push(...(await searchesThatFound(noun, [change], keys)));
	return alone;
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

async function listedBy(noun: Noun, alike: Asked[]): Promise<Match[]> {
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
	const pairs = alike.flatMap(({ key, chosen, ids }) => ids.map((id) => ({ key, id, chosen })));
	const values = [
		pairs.map(({ key }) => key),
		pairs.map(({ id }) => id),
		...open.map((name) => pairs.map(({ chosen }) => chosen[name]!))
	].map((column) => sql`${sql.param(column)}::text[]`);
	const names = ['key', 'id', ...open].map((name) => sql.identifier(name));
	const isIt = eq(listed.id, sql`asked.id`);
	return db
		.select({ key: sql<string>`asked.key`, id: sql<string>`asked.id` })
		.from(sql`unnest(${sql.join(values, sql`, `)}) as asked(${sql.join(names, sql`, `)})`)
		.where(exists(selectFrom(listed, { one: sql`1` }).where(and(listed.where, isIt))));
}
