import { sql } from 'drizzle-orm';

/** So many items are read and written by one query, which is then over before a page's time is. */
const atOnce = 1_000;

export function* slices(ids: Iterable<string>): Generator<string[]> {
	const all = [...new Set(ids)];
	for (let start = 0; start < all.length; start += atOnce) yield all.slice(start, start + atOnce);
}

/** Ids as one parameter. */
export const allOf = (ids: string[]) => sql`${sql.param(ids)}::text[]`;
