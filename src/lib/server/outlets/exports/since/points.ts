import { and, asc, desc, eq, lt, lte, sql } from 'drizzle-orm';
import { type Name, nounOf } from '../../../../domain/nouns.ts';
import { db } from '../../../db/index.ts';
import { syncEntry, syncPoint } from '../../../derived/sync-tables.ts';

/** Changes have an order. `at` tells records with the same number apart. */
export interface Point {
	number: number;
	/** Microseconds since 1970, when the point was noted. */
	at: string;
}

const { number, at } = syncPoint;
const microseconds = sql<string>`(extract(epoch from ${at}) * 1000000)::bigint::text`;

export const startPoint: Point = { number: 0, at: '0' };

/** Every change up to this point is visible: transactions still running will get later points. */
export async function newestPoint(): Promise<Point> {
	const [newest] = await db
		.select({ number, at: microseconds })
		.from(syncPoint)
		.orderBy(desc(number))
		.limit(1);
	return newest ?? startPoint;
}

export async function pointBefore(time: Date): Promise<Point> {
	const [before] = await db
		.select({ number, at: microseconds })
		.from(syncPoint)
		.where(lt(at, time))
		.orderBy(desc(at))
		.limit(1);
	return before ?? startPoint;
}

/** A record restored from a backup lacks its later points, so a program that knows one must start over. */
export async function isKnownPoint(point: Point): Promise<boolean> {
	if (point.number === startPoint.number) return point.at === startPoint.at;
	const [known] = await db
		.select({ at: microseconds })
		.from(syncPoint)
		.where(eq(number, point.number));
	return known?.at === point.at;
}

export interface Entry {
	id: string;
	point: number;
}

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
