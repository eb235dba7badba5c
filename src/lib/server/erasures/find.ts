import { getTableColumns, getTableName } from 'drizzle-orm';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { stores } from '../../nouns/derive/stores.server.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import { itemsNaming } from '../write/items/mentions.ts';
import { readStored } from '../write/items/read.ts';
import type { Reference } from '../write/types.ts';
import { holds } from './check.ts';
import { type Hit, hitsIn, renamesOf } from './sweep.ts';
import { type Matcher } from './words.ts';

interface Found {
	noun: Noun;
	item: Item<Noun>;
	version: number;
}

interface Affected extends Found {
	how: 'withheld' | 'names';
}

export interface Finding {
	targets: Reference[];
	/** Items that hold the words, and the targets. */
	affected: Affected[];
	/** Items that name a target and hold no words. */
	naming: Found[];
	hits: Hit[];
	/** As was asked, but for the ids of items that stay, by which others name them. */
	matches: Matcher;
}

export const keyOf = ({ noun, id }: Reference) => `${noun}/${id}`;

const nouns = Object.values(nounOf);

/** Tables of items, each with its noun and the column that has the id of the item. */
const owners = new Map(
	nouns.flatMap((noun) => {
		const { table, lists } = stores[noun];
		return [
			[getTableName(table), { noun, column: 'id' }] as const,
			...lists.map(({ table, parent }) => {
				const column = getTableColumns(table)[parent]!.name;
				return [getTableName(table), { noun, column }] as const;
			})
		];
	})
);

export const isOwnTable = (table: string): boolean => owners.has(table);

function ownerOf({ table, row }: Hit): Reference | undefined {
	if (table === 'revision') return { noun: row.noun as Noun, id: String(row.row_id) };
	const owner = owners.get(table);
	return owner && { noun: owner.noun, id: String(row[owner.column]) };
}

export interface Sought {
	targets: Reference[];
	matches: Matcher;
	/** The words, where they are known. */
	texts?: string[];
	/** Items that stay as they are, by `noun/id`. */
	isKept: (key: string) => boolean;
}

export async function find(
	session: Database,
	{ targets, matches: matchesAny, texts, isKept }: Sought
): Promise<Finding> {
	const all = texts && !texts.length ? [] : await hitsIn(session, matchesAny, texts);
	const keptBy = (hit: Hit) => {
		const owner = ownerOf(hit);
		return owner && isKept(keyOf(owner)) ? owner.id : undefined;
	};
	const keptIds = new Set(all.flatMap((hit) => keptBy(hit) ?? []));
	const matches: Matcher = (text) => !keptIds.has(text) && matchesAny(text);
	const hits = all.filter(
		(hit) => keptBy(hit) === undefined && (hit.closed.length > 0 || holds(hit.row, matches))
	);
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
	return { targets, affected, naming, hits, matches };
}

async function read(session: Database, places: Reference[]) {
	const found: Found[] = [];
	for (const noun of nouns) {
		const ids = places.flatMap((place) => (place.noun === noun ? place.id : []));
		if (ids.length)
			for (const stored of await readStored(session, noun, ids)) found.push({ ...stored, noun });
	}
	return found;
}
