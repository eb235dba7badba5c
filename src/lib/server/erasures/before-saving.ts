import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from '../db/index.ts';

/**
 * Waits for an erasure that is running, so that the check for erased words, which must follow, knows it. An erasure locks
 * all tables with texts until it commits: a row that was checked before and inserted afterwards would hold the words.
 * @param table the one that is written to first: an insert takes the same lock, so the order of locks stays as it was
 */
export async function waitForErasure(session: Transaction, table: PgTable): Promise<void> {
	await session.execute(sql`lock table ${table} in row exclusive mode`);
}
