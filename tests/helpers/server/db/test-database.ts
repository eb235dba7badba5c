import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, beforeEach } from 'vitest';
import * as accounts from '../../../../src/lib/server/auth/tables.ts';
import * as desk from '../../../../src/lib/server/desk/tables.ts';
import { close, connect, db } from '../../../../src/lib/server/db/index.ts';
import { migrate } from '../../../../src/lib/server/db/migrate.ts';
import { countQueries, emptied, logger } from './query-count.ts';
import * as schema from '../../../../src/lib/server/db/schema.ts';
import * as derived from '../../../../src/lib/server/derived/tables.ts';
import { giveRealClockToWasm } from './test-real-clock.ts';

const tables = Object.values({ ...schema, ...accounts, ...desk, ...derived })
	.filter((entry) => is(entry, PgTable))
	.map((table) => getTableName(table));

export { countQueries };

beforeAll(async () => {
	// Kept open for the whole worker: Vitest runs its files one after another in it.
	if (!db) await open();
	// Rows that were deleted are still read over, and the embedded database has nobody who clears them away.
	await db.execute(sql`vacuum`);
});

async function open() {
	// bin/own-database.js made one for each worker.
	if (process.env.DATABASE_URL) process.env.DATABASE_URL += `_${process.env.VITEST_POOL_ID}`;
	giveRealClockToWasm();
	const connection = await connect({ url: process.env.DATABASE_URL, logger });
	await connection.exclusively((db) => migrate(db));
	process.once('beforeExit', close);
}

// Many tests of pure rules stand between those that write.
beforeEach(() => emptied(empty));

/**
 * Deletes every row, without triggers and references, which have nothing left to say. Truncating makes a new file for
 * each table and index each time: that and the rows of the catalogue it leaves cost more than most tests do.
 */
async function empty() {
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		await tx.execute(
			sql.raw(`do $$ begin ${tables.map((name) => `delete from "${name}";`).join(' ')} end $$`)
		);
	});
	await db.execute(
		sql`select setval(sequencename::regclass, start_value, false) from pg_sequences where schemaname = 'public'`
	);
}

/** The name of the constraint that refused a write, from either driver. */
export async function refusedBy(write: Promise<unknown>): Promise<string | undefined> {
	try {
		await write;
	} catch (error) {
		const { cause = error } = error as { cause?: unknown };
		const { constraint, constraint_name } = cause as Record<string, string>;
		return constraint ?? constraint_name ?? String(cause);
	}
	return undefined;
}
