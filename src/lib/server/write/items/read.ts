import { inArray, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { asArray, fromArray } from '../../../nouns/derive/stored.server.ts';
import { stores } from '../../../nouns/derive/stores.server.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import type { Database } from '../../db/index.ts';

export interface StoredItem<N extends Noun> {
	item: Item<N>;
	version: number;
}

/**
 * Reads items in any state and in no order, with one query. Sets are sorted; sources, signatories and actors keep their
 * order.
 */
export async function readStored<N extends Noun>(
	session: Database,
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
