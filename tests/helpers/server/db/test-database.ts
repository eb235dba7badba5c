// Its class of dates extends the Date at hand, which tests replace for a time; later tests would then have no dates.
import 'edtf';
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
	// One database per worker: Vitest runs its files one after another.
	if (!db) await open();
	// Dead rows slow every scan, and the embedded database has no autovacuum.
	await db.execute(sql`vacuum`);
});

/** Queries may take longer than those of readers: a busy machine runs several databases and tests at a time. */
export const connectTests = () =>
	connect({ url: process.env.DATABASE_URL, logger, statementMilliseconds: 120_000 });

async function open() {
	// bin/own-database.js created one database per worker.
	if (process.env.DATABASE_URL) process.env.DATABASE_URL += `_${process.env.VITEST_POOL_ID}`;
	giveRealClockToWasm();
	const connection = await connectTests();
	await connection.exclusively((db) => migrate(db));
	process.once('beforeExit', () => {
		close().catch((error) => {
			console.error(error);
			process.exitCode = 1;
		});
	});
}

// Skipped for pure tests, which send no queries.
beforeEach(() => emptied(empty));

/**
 * Deletes all rows with triggers and foreign keys off. TRUNCATE would create new files for each table and index, which
 * takes longer than most tests.
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
