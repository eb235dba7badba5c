import { setTimeout as delay } from 'node:timers/promises';
import { db } from '../../../db/index.ts';
import { cachedByVersion } from '../../../db/version.ts';
import { countPublic } from './read.ts';
import { packageTables } from './tables.ts';

/** Longer than this a reader of the page should not wait. Small records are counted sooner. */
const mostMilliseconds = 1_000;

/** Counts public rows of each table; undefined while a large record is still being counted. */
export async function tableSizes() {
	const none: Record<string, number> = {};
	const rows = await Promise.race([counted().catch(() => none), delay(mostMilliseconds, none)]);
	return packageTables.map(({ name, title, description }) => ({
		name,
		title,
		description,
		rows: rows[name]
	}));
}

/** Counts one table after another, so that other readers find a free database. */
const counted = cachedByVersion(async () => {
	const rows: Record<string, number> = {};
	for (const table of packageTables) rows[table.name] = await countPublic(db, table);
	return rows;
});
