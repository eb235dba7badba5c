import type { Noun } from '../../domain/nouns.ts';
import { type AnyColumn, inArray } from 'drizzle-orm';
import { keepLocators } from './items/locators.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { StoredItem } from './items/read.ts';
import { chunks } from '../derived/ids.ts';
import { addRevisions } from './add-revisions.ts';
import type { Attribution, Saved, Session } from './types.ts';
import { children, insertRows, replaceRows, type Rows, rowsOfOne } from './write-rows.ts';

const itemsAtOnce = 500;

/** A locked item, and what is to stand in its place. */
export interface Rewriting<N extends Noun> {
	before: StoredItem<N>;
	item: Item<N>;
}

/**
 * Puts many items in place of those that are locked, each as its next version: what the house itself changes in items
 * that are on record, such as whom they name. What they claim was checked when it was written and is not checked
 * anew, so that no old fault of one stands in the way of all; the rules of the database hold. What hangs on them and
 * stays the same is not touched, for with each source the database looks anew at all that rests on it.
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
	const pairs = items.map(({ before: { item: old, version }, item }) => {
		const snapshot = keepLocators(item, old);
		return {
			id: item.id,
			version: version + 1,
			before: old,
			old: rowsOfOne(noun, old),
			rows: rowsOfOne(noun, snapshot),
			snapshot
		};
	});
	await replaceRows(
		session,
		noun,
		pairs.map(({ rows, version }) => ({ ...rows[noun][0], version }))
	);
	for (const tables of tablesOf(noun)) {
		const changed = pairs.filter(({ old, rows }) =>
			tables.some((name) => !isSame(old[name], rows[name]))
		);
		const ids = changed.map(({ id }) => id);
		for (const column of columnsOf(noun, tables))
			if (ids.length) await session.delete(column.table).where(inArray(column, ids));
		await insertRows(
			session,
			Object.fromEntries(
				tables.map((name) => [name, changed.flatMap(({ rows }) => rows[name] as object[])])
			)
		);
	}
	const versions = pairs.map(({ snapshot, ...pair }) => ({ ...pair, item: snapshot }));
	await addRevisions(session, noun, versions, attribution);
}

type Table = keyof Rows;

/** Sources hang on claims, and so change together with them. */
const claims: Table[] = ['position', 'datedClaim', 'citation'];

/** The tables in which something may hang on an item, in groups that change together. */
function tablesOf(noun: Noun): Table[][] {
	const names = Object.keys(children[noun]) as Table[];
	const others = names.filter((name) => !claims.includes(name));
	return [...others.map((name) => [name]), claims];
}

function columnsOf(noun: Noun, tables: Table[]): AnyColumn[] {
	return tables.flatMap((name) => children[noun][name] ?? []);
}

/** Whether two lists hold the same rows, in any order. */
function isSame(some: object[], others: object[]): boolean {
	if (some.length !== others.length) return false;
	const texts = new Set(some.map(textOf));
	return others.every((row) => texts.has(textOf(row)));
}

function textOf(row: object): string {
	const entries = Object.entries(row).filter(([, value]) => value !== undefined);
	return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
