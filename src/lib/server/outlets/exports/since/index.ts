import { and, inArray, sql } from 'drizzle-orm';
import type { Name } from '../../../../domain/nouns.ts';
import { listings, selectFrom } from '../listings.ts';
import { represent } from '../represent.ts';
import { type Gone, goneOf } from './gone.ts';
import { entriesAfter, type Entry, type Point } from './points.ts';

/** Copies stay in step by reading what changed since their last request. */
export { type Gone, goneReasons } from './gone.ts';
export { type Entry, isKnownPoint, newestPoint, type Point, pointBefore } from './points.ts';

interface Changed {
	rows: object[];
	gone: Gone[];
	last?: Entry;
}

/**
 * Reads the next changed items of a noun. Each appears once, at its last change: an item changed while a program
 * pages moves beyond `upTo`, and the next request has it.
 */
export async function changedItems(
	name: Name,
	from: Entry,
	upTo: Point,
	limit: number
): Promise<Changed> {
	const found = await entriesAfter(name, from, upTo, limit + 1);
	const entries = found.slice(0, limit);
	const ids = entries.map(({ id }) => id);
	const shown = await publicAmong(name, ids);
	const rows: { id: string }[] = shown.size ? await represent[name]([...shown]) : [];
	const gone = await goneOf(
		name,
		ids.filter((id) => !shown.has(id))
	);
	const inOrder = <Row extends { id: string }>(all: Row[]) =>
		all.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
	return {
		rows: inOrder(rows),
		gone: inOrder(gone),
		last: found.length > limit ? entries.at(-1) : undefined
	};
}

async function publicAmong(name: Name, ids: string[]): Promise<Set<string>> {
	if (!ids.length) return new Set();
	const listed = listings[name].list({});
	const { id, where } = listed;
	const rows = await selectFrom(listed, { id: sql<string>`${id}` }).where(
		and(where, inArray(id, ids))
	);
	return new Set(rows.map((row) => row.id));
}
