import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { stores } from '../../nouns/derive/stores.server.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { keyedHash } from '../auth/secret.ts';
import type { Database } from '../db/index.ts';
import { itemsNaming } from '../write/items/mentions.ts';
import { readStored } from '../write/items/read.ts';
import type { Reference } from '../write/types.ts';
import type * as t from '../db/schema.ts';
import { keyOf, neutralId } from './address.ts';
import { holds, pageHolds } from './check.ts';
import { isOwnWords } from './fields.ts';
import { officesIn } from './offices.ts';
import { queryRows } from '../ops/backups/tables.ts';
import { type Hit, hitsIn, tablesWithTexts, tellingIds } from './sweep.ts';
import { addressIn, type Mark, type Matcher, matcherOf, wordsOf } from './words.ts';

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
	/** Finds the words asked for, except in the ids of items that stay, because other items name them by these ids. */
	matches: Matcher;
	/** New ids in place of those that tell what is erased, of items of any noun. */
	renames: Map<string, string>;
	/** The renamed ids of items; every other renamed id is built from one of these. */
	ids: string[];
}

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

/** Tables without free words whose rows belong to an item, and stay if it does. */
const followers = new Set(['change', 'former_slug', 'idempotency', 'search_entry', 'sync_entry']);

function subjectOf({ table, row }: Hit): Reference | undefined {
	const { article_id: article, noun, row_id: id, subject } = row;
	if (table === 'copy' || table === 'capture')
		return typeof article === 'string' ? { noun: 'article', id: article } : undefined;
	if (followers.has(table)) return { noun: noun as Noun, id: String(id) };
	const [, ofSubject, key] = /^(\w+):(.+)$/.exec(table === 'follow' ? String(subject) : '') ?? [];
	return key === undefined ? undefined : { noun: ofSubject as Noun, id: key };
}

export interface Sought {
	targets: Reference[];
	/** The marks of the words, by keyed hashes. */
	marks: Mark[];
	/** The words, where they are known. */
	texts?: string[];
	/** All words of the targets; an id may share one of them. */
	telling?: string[];
	/** After a restore nobody knows the words: the targets as `noun/id`, which had got new ids if need be. */
	items?: string[];
	/** Items that stay as they are, by `noun/id`. */
	isKept: (key: string) => boolean;
}

export async function find(session: Database, sought: Sought): Promise<Finding> {
	const { targets, marks, texts, isKept } = sought;
	const matchesAny = matcherOf(marks, keyedHash);
	const all =
		texts && !texts.length
			? []
			: await hitsIn(session, {
					matches: matchesAny,
					words: texts?.map(wordsToFind),
					pageHolds: pageHolds(marks)
				});
	const keptCopies = new Set<unknown>();
	const keptBy = (hit: Hit) => {
		if (hit.table === 'captured_quotation' && keptCopies.has(hit.row.copy_id)) return '';
		const owner = ownerOf(hit) ?? subjectOf(hit);
		return owner && isKept(keyOf(owner)) ? owner.id : undefined;
	};
	for (const hit of all)
		if (hit.table === 'copy' && keptBy(hit) !== undefined) keptCopies.add(hit.row.id);
	// Sources of its positions and dated claims name these rows.
	const keptIds = new Set(
		all.flatMap((hit) => {
			const owner = keptBy(hit);
			return owner === undefined ? [] : [owner, String(hit.row.id)];
		})
	);
	const matches: Matcher = (text, field = '') =>
		matchesAny(text) && (isOwnWords(field) || !keptIds.has(text));
	const hits = all.filter(
		(hit) => keptBy(hit) === undefined && (hit.closed.length > 0 || holds(hit.row, matches))
	);
	const ids = [
		...tellingIds(hits, matches),
		...targets.filter((target) => isTelling(target, sought)).map(({ id }) => id)
	];
	const renames = await renamesOf(session, [...ids, ...(await rowIdsWith(session, ids))]);
	const owned = hits.flatMap((hit) => ownerOf(hit) ?? []);
	const namers = await Promise.all(targets.map((target) => itemsNaming(session, target)));
	const namersOfAny = await read(session, namers.flat());
	const targetIds = new Set(targets.map(({ id }) => id));
	const withOffices = namersOfAny.flatMap(({ noun, item }) =>
		officesIn(noun, item, targetIds).length ? { noun, id: item.id } : []
	);
	const renamed = await itemsWith(session, [...renames.keys()]);
	const places = new Map(
		[...targets, ...owned, ...renamed, ...withOffices].map((place) => [keyOf(place), place])
	);
	const isWord: Matcher = (text, field = '') =>
		matches(text, field) && (isOwnWords(field) || !renames.has(text));
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
	const naming = namersOfAny.filter(({ noun, item }) => !places.has(keyOf({ noun, id: item.id })));
	return { targets, affected, naming, hits, matches, renames, ids };
}

/** An address may be spelled in many ways, which have these words in common. */
const wordsToFind = (text: string) => addressIn(text) ?? text;

/** A file of facts may have brought the id of an erased item again, whose neutral one is taken then. */
async function renamesOf(session: Database, ids: string[]): Promise<Map<string, string>> {
	const renames = new Map(ids.map((id) => [id, neutralId(id)]));
	for (;;) {
		const places = await itemsWith(session, [...renames.values()]);
		const taken = new Set(places.map(({ id }) => id));
		if (!taken.size) return renames;
		for (const [id, other] of renames) if (taken.has(other)) renames.set(id, neutralId(other));
	}
}

/** Ids of rows that are made of the ids of items, such as those of positions and quotations. */
async function rowIdsWith(session: Database, ids: string[]): Promise<string[]> {
	if (!ids.length) return [];
	const found: string[] = [];
	const sought = new Set(ids.map(plainId));
	for (const { name, texts } of await tablesWithTexts(session)) {
		const isOfItems = owners.get(name)?.column === 'id' && name !== 'membership';
		if (isOfItems || !texts.includes('id')) continue;
		const rows = await queryRows<{ id: string }>(
			session,
			sql`select id from ${sql.identifier(name)} where id ~ '[./:]'`
		);
		for (const { id } of rows)
			if (stretchesOf(plainId(id)).some((part) => sought.has(part))) found.push(id);
	}
	return found;
}

const plainId = (id: string) => id.replaceAll(/[/:]/g, '.');

/** The parts of an id, and those that stand beside each other. */
function stretchesOf(id: string): string[] {
	const parts = id.split('.').slice(0, 12);
	return parts.flatMap((_, from) =>
		parts.slice(from).map((_, more) => parts.slice(from, from + more + 1).join('.'))
	);
}

/** Whether the id of a target shares a word with what is erased, as `karim` does with a name. */
function isTelling(target: Reference, { texts, telling = [], items = [] }: Sought): boolean {
	if (!texts) return !items.includes(keyOf(target));
	const ofId = wordsOf(target.id);
	return [...texts, ...telling]
		.flatMap(wordsOf)
		.some((word) => ofId.includes(word) || (word.length > 3 && target.id.includes(word)));
}

/** Items of different nouns may have the same id, and all that have it get the new one. */
async function itemsWith(session: Database, ids: string[]): Promise<Reference[]> {
	const found: Reference[] = [];
	if (!ids.length) return found;
	for (const noun of nouns) {
		const table = stores[noun].table as typeof t.topic;
		// One parameter, as there may be more than a query takes.
		const isOne = sql`${table.id} = any(${sql.param(ids)}::text[])`;
		const rows = await session.select({ id: table.id }).from(table).where(isOne);
		found.push(...rows.map(({ id }) => ({ noun, id })));
	}
	return found;
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
