import { eq, sql } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { db, hasDiskSpace } from '../../db/index.ts';
import { deskVisit } from '../tables.ts';

/** A shorter absence continues the same visit, so that the morning's news is still shown at noon. */
const pauseHours = 4;

/** Records a visit and returns the end of the previous one; null for the first. */
export async function recordVisit({ id }: Pick<User, 'id'>, now: Date): Promise<Date | null> {
	// Reading must work on a full disk.
	if (!hasDiskSpace()) return previousVisit(id);
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

async function previousVisit(id: string): Promise<Date | null> {
	const [row] = await db
		.select({ since: deskVisit.since })
		.from(deskVisit)
		.where(eq(deskVisit.accountId, id));
	return row?.since ?? null;
}
