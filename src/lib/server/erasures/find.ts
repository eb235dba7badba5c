import { getTableName, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { namersOf } from '../../nouns/derive/namers.server.ts';
import { childrenOf } from '../../nouns/derive/rows.server.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { idArray } from '../derived/ids.ts';
import { readStored } from '../write/items/read.ts';
import { holds } from './check.ts';
import type { Subject } from './subject.ts';
import { type Hit, hitsIn, renamesOf } from './sweep.ts';
import { type Matcher, matcherOf, plain } from './words.ts';

export interface Place {
	noun: Noun;
	id: string;
}

interface Found {
	noun: Noun;
	item: Item<Noun>;
	version: number;
}

interface Affected extends Found {
	how: 'withheld' | 'names';
}

export interface Finding {
	targets: Place[];
	/** Items that hold the words, and the targets. */
	affected: Affected[];
	/** Items that name a target and hold no words. */
	naming: Found[];
	hits: Hit[];
	matches: Matcher;
	/** Tables of items; the others are told as places. */
	ownTables: ReadonlySet<string>;
}

export const keyOf = ({ noun, id }: Place) => `${noun}/${id}`;

const nouns = Object.values(nounOf);

/** The item to which a row of each table belongs. */
const owners = new Map<string, (row: Record<string, unknown>) => Place[]>(
	nouns.flatMap((noun) => [
		[getTableName(t[noun]), ({ id }) => [{ noun, id: String(id) }]] as const,
		...childrenOf(noun).flatMap(({ column }) =>
			getTableName(column.table) === 'citation'
				? []
				: [
						[
							getTableName(column.table),
							(row: Record<string, unknown>) => [{ noun, id: String(row[column.name]) }]
						] as const
					]
		)
	])
);
owners.set('revision', ({ noun, row_id }) => [{ noun: noun as Noun, id: String(row_id) }]);

export const ownerOf = ({ table, row }: Hit): Place | undefined => owners.get(table)?.(row)[0];

export async function find(
	session: Database,
	{ targets, texts, marks }: Subject
): Promise<Finding> {
	const matches = matcherOf(
		texts.flatMap((text) => marks(text, plain)),
		plain
	);
	return findMatching(session, { targets, matches, texts, isKept: () => false });
}

/** @param texts where they are known; `isKept` items stay as they are, by `noun/id` */
export async function findMatching(
	session: Database,
	{
		targets,
		matches,
		texts,
		isKept
	}: {
		targets: Place[];
		matches: Matcher;
		texts?: string[];
		isKept: (key: string) => boolean;
	}
): Promise<Finding> {
	const all = texts && !texts.length ? [] : await hitsIn(session, matches, texts);
	const hits = all.filter((hit) => {
		const owner = ownerOf(hit);
		return !owner || !isKept(keyOf(owner));
	});
	const places = new Map(
		[...targets, ...hits.flatMap((hit) => ownerOf(hit) ?? [])].map((place) => [keyOf(place), place])
	);
	const ids = renamesOf(hits, matches);
	const isWord: Matcher = (text) => !ids.has(text) && matches(text);
	const holding = new Set(
		hits.flatMap((hit) => {
			const owner = holds(hit.row, isWord) && ownerOf(hit);
			return owner ? keyOf(owner) : [];
		})
	);
	const affected = (await read(session, [...places.values()])).map((each): Affected => {
		const isHolding = holding.has(keyOf({ noun: each.noun, id: each.item.id }));
		return { ...each, how: isHolding ? 'withheld' : 'names' };
	});
	const namers = await Promise.all(targets.map((target) => itemsNaming(session, target)));
	const naming = await read(
		session,
		namers.flat().filter((place) => !places.has(keyOf(place)))
	);
	const ownTables = new Set([...owners.keys()].filter((name) => name !== 'revision'));
	return { targets, affected, naming, hits, matches, ownTables };
}

async function read(session: Database, places: Place[]) {
	const found: Found[] = [];
	for (const noun of nouns) {
		const ids = places.flatMap((place) => (place.noun === noun ? place.id : []));
		if (ids.length)
			for (const stored of await readStored(session, noun, ids)) found.push({ ...stored, noun });
	}
	return found;
}

/** The items in any state that name an item. */
export async function itemsNaming(session: Database, { noun, id }: Place): Promise<Place[]> {
	const each = namersOf(noun).map(
		({ namer, query }) =>
			sql`select ${namer}::text, id, state::text from ${t[namer]} where id in (${query(idArray([id]))})`
	);
	if (!each.length) return [];
	return session
		.select({ noun: sql<Noun>`noun`, id: sql<string>`id` })
		.from(sql`(${sql.join(each, sql` union `)}) naming(noun, id, state)`)
		.orderBy(sql`noun`, sql`id`);
}
