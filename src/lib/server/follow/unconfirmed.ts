import { isNull, sql } from 'drizzle-orm';
import { takeTry } from '../auth/rate-limit.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { log } from '../ops/log.ts';
import { mostUnconfirmed } from '../settings.ts';
import { follow } from './tables.ts';

/** Counts follows that await confirmation or may be resumed. */
export const countUnconfirmed = (session: Database = db): Promise<number> =>
	session.$count(follow, isNull(follow.confirmedAt));

/** The lock makes simultaneous requests count each other. */
export async function hasRoom(tx: Transaction): Promise<boolean> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('unconfirmed follows', 0))`);
	const most = mostUnconfirmed();
	if ((await countUnconfirmed(tx)) < most) return true;
	if (await takeTry('no room for unconfirmed follows', 1, tx))
		log.warn(
			`${most} follows wait for confirmation, as many as UNCONFIRMED_FOLLOWS lets: no more are taken.`
		);
	return false;
}
