import { type SQL, sql, type SQLWrapper } from 'drizzle-orm';

/** The items of one query, few enough to stay within the statement timeout. */
const sliceSize = 1_000;

export function* chunks<Each>(all: readonly Each[], size: number): Generator<Each[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

export const slices = (ids: Iterable<string>) => chunks([...new Set(ids)], sliceSize);

/** Sends ids as one parameter. */
export const idArray = (ids: string[]): SQL => sql`${sql.param(ids)}::text[]`;

/** Like `inArray`, but with one parameter for any number of ids. */
export const isAmong = (column: SQLWrapper, ids: string[]): SQL =>
	sql`${column} = any(${idArray(ids)})`;
