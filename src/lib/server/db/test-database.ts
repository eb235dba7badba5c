import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, beforeEach } from 'vitest';
import { close, connect, db } from './index.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';

const tables = Object.values(schema)
	.filter((entry) => is(entry, PgTable))
	.map((table) => `"${getTableName(table)}"`)
	.join(', ');

/** How many statements the database was sent since the last `countQueries`. */
let queries = 0;

/** Runs a function and tells how many SQL statements it sent. */
export async function countQueries(run: () => Promise<unknown>): Promise<number> {
	queries = 0;
	await run();
	return queries;
}

beforeAll(async () => {
	// Kept open for the whole worker: Vitest runs its files one after another in it.
	if (db) return;
	const connection = await connect({
		url: process.env.DATABASE_URL,
		logger: { logQuery: () => void queries++ }
	});
	await connection.exclusively((db) => migrate(db));
	process.once('beforeExit', close);
});

beforeEach(() => db.execute(sql.raw(`truncate ${tables} restart identity cascade`)));
