import { inArray } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Noun } from '../../domain/nouns.ts';
import { childrenOf, rowsOfItems } from '../../nouns/derive/rows.server.ts';
import { keepLocators } from './items/locators.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { StoredItem } from './items/read.ts';
import * as t from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { addRevisions } from './add-revisions.ts';
import type { Attribution, Saved, Session } from './types.ts';
import { insertRows, replaceRows } from './write-rows.ts';

const itemsAtOnce = 500;

export interface Rewriting<N extends Noun> {
	before: StoredItem<N>;
	item: Item<N>;
}

/**
 * Saves the next version of many locked items for automatic changes, such as a merge. Items are not validated again, so
 * that an old fault of one does not block all; constraints of the database still apply. Unchanged lists are not rewritten,
 * because the database checks all claims of every citation that is written.
 */
export async function rewrite<N extends Noun>(
	session: Session,
	noun: N,
	items: Rewriting<N>[],
	attribution: Attribution
): Promise<Saved[]> {
	for (const some of chunks(items, itemsAtOnce))
		await rewriteSome(session, noun, some, attribution);
	return items.map(({ before, item }) => ({ id: item.id, version: before.version + 1 }));
}

async function rewriteSome<N extends Noun>(
	session: Session,
	noun: N,
	items: Rewriting<N>[],
	attribution: Attribution
) {
	const located = items.map(({ before, item }) => ({
		before,
		item: keepLocators(item, before.item)
	}));
	await rewriteRows(session, noun, located);
	const versions = located.map(({ before, item }) => ({
		before: before.item,
		item,
		version: before.version + 1
	}));
	await addRevisions(session, noun, versions, attribution);
}

/** Replaces the rows of many locked items, without a version in their history. */
export async function rewriteRows<N extends Noun>(
	session: Session,
	noun: N,
	items: Rewriting<N>[]
): Promise<void> {
	const pairs = items.map(({ before, item }) => ({
		id: item.id,
		version: before.version + 1,
		old: rowsOfItems(noun, [before.item]),
		rows: rowsOfItems(noun, [item])
	}));
	await replaceRows(
		session,
		noun,
		pairs.map(({ rows, version }) => ({ ...rows.get(t[noun])![0], version }))
	);
	for (const columns of childGroups(noun)) {
		const tables = columns.map(({ table }) => table);
		const changed = pairs.filter(({ old, rows }) =>
			tables.some((table) => !isSame(old.get(table)!, rows.get(table)!))
		);
		if (!changed.length) continue;
		const ids = changed.map(({ id }) => id);
		for (const column of columns) await session.delete(column.table).where(inArray(column, ids));
		const rowsIn = (table: PgTable) => changed.flatMap(({ rows }) => rows.get(table)!);
		await insertRows(session, new Map(tables.map((table) => [table, rowsIn(table)])));
	}
}

/** The columns that point at an item from its own rows, in groups that are rewritten together. */
function childGroups(noun: Noun): AnyPgColumn[][] {
	const columns = (isClaim: boolean) =>
		childrenOf(noun).flatMap((each) => (each.isClaim === isClaim ? [each.column] : []));
	return [...columns(false).map((column) => [column]), columns(true)];
}

function isSame(some: object[], others: object[]): boolean {
	if (some.length !== others.length) return false;
	const texts = new Set(some.map(textOf));
	return others.every((row) => texts.has(textOf(row)));
}

function textOf(row: object): string {
	const entries = Object.entries(row).filter(([, value]) => value !== undefined);
	return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
