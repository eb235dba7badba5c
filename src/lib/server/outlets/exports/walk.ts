import { and, sql } from 'drizzle-orm';
import type { Name } from '../../../domain/nouns.ts';
import { idsOf, orderByIds } from '../../../nouns/cards.server.ts';
import {
	afterCursor,
	type Cursor,
	cursorColumn,
	orderColumns,
	isCursor
} from '../../lists/cursor.ts';
import { type Listed, listings, selectFrom } from './listings.ts';
import { type ItemOf, represent } from './represent.ts';

type Chosen = Record<string, string | undefined>;

/** Limits memory: rows read at a time, however many are sent. */
const batch = 200;

export interface ListPage<N extends Name> {
	rows: ItemOf<N>[];
	next?: Cursor;
}

/** Reads at most `batch` rows after a cursor. */
export async function readPage<N extends Name>(
	name: N,
	chosen: Chosen,
	{ from, limit }: { from?: Cursor; limit: number }
): Promise<ListPage<N>> {
	const listed = listings[name].list(chosen);
	const most = Math.min(limit, batch);
	const found = await steps(listed, from, most + 1);
	const shown = found.slice(0, most);
	const ids = idsOf(shown);
	const rows = ids.length ? ((await represent[name](ids)) as ItemOf<N>[]) : [];
	const next = found.length > most ? shown.at(-1)?.cursor : undefined;
	return { rows: orderByIds(ids, rows), next };
}

export async function* walk<N extends Name>(
	name: N,
	chosen: Chosen = {}
): AsyncGenerator<ItemOf<N>[]> {
	let from: Cursor | undefined;
	do {
		const { rows, next }: ListPage<N> = await readPage(name, chosen, { from, limit: batch });
		yield rows;
		from = next;
	} while (from);
}

/** Returns undefined if the input is no cursor of this list's order. */
export function readCursor(name: Name, chosen: Chosen, texts: unknown): Cursor | undefined {
	return isCursor(listings[name].list(chosen).order, texts) ? texts : undefined;
}

function steps(listed: Listed, cursor: Cursor | undefined, limit: number) {
	const { id, where, order } = listed;
	return selectFrom(listed, { id: sql<string>`${id}`, cursor: cursorColumn(order) })
		.where(and(where, cursor && afterCursor(order, cursor)))
		.orderBy(...orderColumns(order))
		.limit(limit);
}
