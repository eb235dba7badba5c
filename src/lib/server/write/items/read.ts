import { inArray, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { asArray, fromArray } from '../../../nouns/derive/stored.server.ts';
import { stores } from '../../../nouns/derive/stores.server.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import type { Database } from '../../db/index.ts';

/** An item as it is stored, with the number of its version. */
export interface StoredItem<N extends Noun> {
	item: Item<N>;
	version: number;
}

/**
 * The items of these ids, in no order, drafts and withdrawn ones too, in one query. What is a set comes sorted; sources,
 * signatories and actors come as they were written.
 */
export async function readItems<N extends Noun>(
	session: Pick<Database, 'select'>,
	noun: N,
	ids: string[]
): Promise<StoredItem<N>[]> {
	const store = stores[noun];
	const { table } = store;
	const rows = await session
		.select({ version: sql<number>`${table.version}`, cells: asArray(store) })
		.from(table)
		.where(inArray(table.id, ids));
	return rows.map(({ version, cells }) => ({ version, item: fromArray(store, cells) as Item<N> }));
}
