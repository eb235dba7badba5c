import { type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { Database } from '../db/index.ts';

/** The transaction that writes. */
export type Session = Pick<
	Database,
	'execute' | 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;

/** So many items are read and written by one query, which is then over before a page's time is. */
const atOnce = 1_000;

/** A list in pieces, for what may not become too much at once. */
export function* chunks<Each>(all: readonly Each[], size: number): Generator<Each[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

export const slices = (ids: Iterable<string>) => chunks([...new Set(ids)], atOnce);

/** Ids as one parameter. */
export const allOf = (ids: string[]): SQL => sql`${sql.param(ids)}::text[]`;

/** Whether a column has one of some ids, however many they are. */
export const isAmong = (column: SQLWrapper, ids: string[]): SQL =>
	sql`${column} = any(${allOf(ids)})`;
