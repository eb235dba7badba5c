import { and, asc, type Column, desc, eq, lt, lte, type SQL, sql } from 'drizzle-orm';
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

const startPoint: Point = { number: 0, at: '0' };

/** Every change up to this point is visible: transactions still running will get later points. */
export const newestPoint = () => lastPoint(number);

export const pointBefore = (time: Date) => lastPoint(at, lt(at, time));

async function lastPoint(order: Column, where?: SQL): Promise<Point> {
	const points = db.select({ number, at: microseconds }).from(syncPoint).where(where);
	const [last] = await points.orderBy(desc(order)).limit(1);
	return last ?? startPoint;
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
