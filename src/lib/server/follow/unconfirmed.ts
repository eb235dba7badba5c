import { isNull, sql } from 'drizzle-orm';
import { takeTry } from '../auth/rate-limit.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { log } from '../ops/log.ts';
import { mostUnconfirmed } from '../settings.ts';
import { follow } from './tables.ts';

/** How many follows wait for somebody to confirm them, or to take them up again. */
export const countUnconfirmed = (session: Pick<Database, '$count'> = db): Promise<number> =>
	session.$count(follow, isNull(follow.confirmedAt));

/** Whether one more may wait. Whoever asks at the same time has their turn after this transaction, and is counted. */
export async function isRoom(tx: Transaction): Promise<boolean> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('unconfirmed follows', 0))`);
	const most = mostUnconfirmed();
	if ((await countUnconfirmed(tx)) < most) return true;
	if (await takeTry('no room for unconfirmed follows', 1, tx))
		log.warn(
			`${most} follows wait for confirmation, as many as UNCONFIRMED_FOLLOWS lets: no more are taken.`
		);
	return false;
}
