import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, beforeEach } from 'vitest';
import * as accounts from './accounts.ts';
import * as desk from './desk.ts';
import { close, connect, db } from './index.ts';
import { migrate } from './migrate.ts';
import { countQueries, emptied, logger } from './query-count.ts';
import * as schema from './schema.ts';
import * as counted from './counted.ts';
import * as tallies from './tallies.ts';

const tables = Object.values({ ...schema, ...accounts, ...desk, ...tallies, ...counted })
	.filter((entry) => is(entry, PgTable))
	.map((table) => `"${getTableName(table)}"`)
	.join(', ');

export { countQueries };

beforeAll(async () => {
	// Kept open for the whole worker: Vitest runs its files one after another in it.
	if (db) return;
	const { DATABASE_URL: url } = process.env;
	const connection = await connect({ url, logger });
	await connection.exclusively((db) => migrate(db));
	// PGlite's timer for its statistics fires every millisecond where a test puts the clock back.
	if (!url) await connection.db.execute(sql`set track_counts = off`);
	process.once('beforeExit', close);
});

// Many tests of pure rules stand between those that write.
beforeEach(() => emptied(() => db.execute(sql.raw(`truncate ${tables} restart identity cascade`))));
