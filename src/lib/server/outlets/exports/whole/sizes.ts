import { setTimeout as after } from 'node:timers/promises';
import { db } from '../../../db/index.ts';
import { cachedByVersion } from '../../../db/version.ts';
import { count } from './read.ts';
import { tables } from './tables.ts';

/** A reader of the page waits no longer; of a small record no reader waits at all. */
const mostMilliseconds = 2_000;

/**
 * Each table of the record, with how many rows of it are public. To count them in a large record takes a while, and
 * `rows` is undefined until it is done.
 */
export async function sizes() {
	const none: Record<string, number> = {};
	const rows = await Promise.race([counted().catch(() => none), after(mostMilliseconds, none)]);
	return tables.map(({ name, title, description }) => ({
		...{ name, title, description },
		rows: rows[name]
	}));
}

/** One table after another, so that other readers find the database free. */
const counted = cachedByVersion(async () => {
	const rows: Record<string, number> = {};
	for (const table of tables) rows[table.name] = await count(db, table);
	return rows;
});
