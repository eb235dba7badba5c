import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterEach, expect } from 'vitest';
import * as countedAs from './counted.ts';
import { db } from './index.ts';
import * as tallies from './tallies.ts';

const tables = Object.values({ ...tallies, ...countedAs }).filter((entry) => is(entry, PgTable));

/** Every row that is kept ready, as it stands. */
export async function kept(): Promise<Record<string, string[]>> {
	const read = tables.map(async (table) => {
		const rows = await db.select({ row: sql<string>`to_jsonb(${table})::text` }).from(table);
		return [getTableName(table), rows.map(({ row }) => row).sort()] as const;
	});
	return Object.fromEntries(await Promise.all(read));
}

/** Every row that should be kept ready, counted anew from the record. */
export async function counted(): Promise<Record<string, string[]>> {
	const names = tables.map((table) => `"${getTableName(table)}"`).join(', ');
	await db.execute(sql.raw(`truncate ${names}`));
	await db.execute(sql`select keep_all(), keep_all_listed()`);
	return kept();
}

/** After each test of a file, whatever it wrote, what is kept ready is what counting the record gives. */
export function checkTallies() {
	afterEach(async () => expect(await kept()).toEqual(await counted()));
}
