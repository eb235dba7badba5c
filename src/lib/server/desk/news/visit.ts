import { eq, sql } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { db, hasDiskSpace } from '../../db/index.ts';
import { deskVisit } from '../tables.ts';

/** Whoever is back within it never left: what was new this morning is still told at noon. */
const pauseHours = 4;

/**
 * Tells that somebody is at the desk now.
 * @returns when they were last there before this visit, which goes on until they stay away for hours; null in the first
 */
export async function visit({ id }: Pick<User, 'id'>, now: Date): Promise<Date | null> {
	// A disk that is full keeps nobody from reading.
	if (!hasDiskSpace()) return lastOf(id);
	const { accountId, shownAt, since } = deskVisit;
	const pause = new Date(now.getTime() - pauseHours * 3_600_000);
	const [row] = await db
		.insert(deskVisit)
		.values({ accountId: id, shownAt: now })
		.onConflictDoUpdate({
			target: accountId,
			set: {
				since: sql`case when ${shownAt} < ${pause.toISOString()}::timestamptz then ${shownAt} else ${since} end`,
				shownAt: now
			}
		})
		.returning({ since });
	return row!.since;
}

async function lastOf(id: string): Promise<Date | null> {
	const [row] = await db
		.select({ since: deskVisit.since })
		.from(deskVisit)
		.where(eq(deskVisit.accountId, id));
	return row?.since ?? null;
}
