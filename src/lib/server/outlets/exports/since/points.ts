import { and, asc, desc, eq, lt, lte, sql } from 'drizzle-orm';
import { type Name, nounOf } from '../../../../domain/nouns.ts';
import { db } from '../../../db/index.ts';
import { syncEntry, syncPoint } from '../../../derived/sync-tables.ts';

/** A place in the order of changes, which one record alone has. */
export interface Point {
	number: number;
	/** When it was noted, in microseconds since 1970. */
	at: string;
}

const { number, at } = syncPoint;
const microseconds = sql<string>`(extract(epoch from ${at}) * 1000000)::bigint::text`;

/** The place before all. */
export const start: Point = { number: 0, at: '0' };

/** The place up to which everything can be read now: whatever is under way still will have a later one. */
export async function newestPoint(): Promise<Point> {
	const [newest] = await db
		.select({ number, at: microseconds })
		.from(syncPoint)
		.orderBy(desc(number))
		.limit(1);
	return newest ?? start;
}

/** The last place that was noted before a time. */
export async function pointBefore(time: Date): Promise<Point> {
	const [before] = await db
		.select({ number, at: microseconds })
		.from(syncPoint)
		.where(lt(at, time))
		.orderBy(desc(at))
		.limit(1);
	return before ?? start;
}

/** Whether a place is one of this record. One that was set back to a backup has lost those that came after it. */
export async function isKnown(point: Point): Promise<boolean> {
	if (point.number === start.number) return point.at === start.at;
	const [known] = await db
		.select({ at: microseconds })
		.from(syncPoint)
		.where(eq(number, point.number));
	return known?.at === point.at;
}

/** An item that may read otherwise since a place. */
export interface Entry {
	id: string;
	point: number;
}

/** Those of a noun after an entry and up to a place, in the order of their last changes. */
export function entriesAfter(
	name: Name,
	{ point, id }: Entry,
	upTo: Point,
	limit: number
): Promise<Entry[]> {
	return db
		.select({ id: syncEntry.rowId, point: syncEntry.point })
		.from(syncEntry)
		.where(
			and(
				eq(syncEntry.noun, nounOf[name]),
				sql`(${syncEntry.point}, ${syncEntry.rowId}) > (${point}::bigint, ${id}::text)`,
				lte(syncEntry.point, upTo.number)
			)
		)
		.orderBy(asc(syncEntry.point), asc(syncEntry.rowId))
		.limit(limit);
}
