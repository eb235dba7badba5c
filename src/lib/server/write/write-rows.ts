import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/index.ts';
import type { Noun } from '../../domain/nouns.ts';
import { childrenOf, type Rows, rowsOfItems } from '../../nouns/derive/rows.server.ts';
import type { Item } from '../../nouns/derive/types.ts';
import * as t from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';

// A statement of PostgreSQL has at most 65,535 parameters.
const rowsAtOnce = 1_000;

export function writeNewRows<N extends Noun>(session: Database, noun: N, items: Item<N>[]) {
	return insertRows(session, rowsOfItems(noun, items));
}

/**
 * Inserts or replaces an item, with a fixed number of queries.
 * @param isUnchanged keeps the time of the last change
 */
export async function writeRows<N extends Noun>(
	session: Database,
	noun: N,
	item: Item<N>,
	version: number,
	isUnchanged = false
): Promise<void> {
	if (version === 1) return writeNewRows(session, noun, [item]);
	const rows = rowsOfItems(noun, [item]);
	const table = t[noun] as typeof t.regulation;
	const { updatedAt } = table;
	const stored = session.select({ updatedAt }).from(table).where(eq(table.id, item.id));
	const time = isUnchanged && { updatedAt: sql`(${stored})` };
	await replaceRows(session, noun, [{ ...rows.get(table)![0], version, ...time }]);
	for (const { column } of childrenOf(noun))
		await session.delete(column.table).where(eq(column, item.id));
	rows.delete(table);
	await insertRows(session, rows);
}

export async function insertRows(session: Database, rows: Rows): Promise<void> {
	for (const [table, values] of rows)
		for (const some of chunks(values, rowsAtOnce)) await session.insert(table).values(some);
}

const keptColumns = new Set(['id', 'createdAt']);

/** Replaces existing rows; a column without a value gets its default. */
export async function replaceRows(session: Database, noun: Noun, rows: object[]): Promise<void> {
	const table = t[noun];
	const columns = Object.entries(getTableColumns(table)).filter(([name]) => !keptColumns.has(name));
	const values = columns.map(([name, column]) => [
		name,
		sql`excluded.${sql.identifier(column.name)}`
	]);
	await session
		.insert(table as PgTable)
		.values(rows)
		.onConflictDoUpdate({ target: table.id, set: Object.fromEntries(values) });
}
