import { desc } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { count } from './read.ts';
import { tables } from './tables.ts';

/** A reader of the page waits no longer; of a small record no reader waits at all. */
const mostMilliseconds = 2_000;

type Rows = Record<string, number>;

/** The rows as last counted, and the change of the record after which that was. */
let known: { change: string; rows: Promise<Rows> } | undefined;

/**
 * Each table of the record, with how many rows of it are public. They are counted once after each change: of a large
 * record that takes a while, and `rows` is undefined until it is done.
 */
export async function sizes() {
	const change = await lastChange();
	if (known?.change !== change) known = { change, rows: counted() };
	const { rows } = known;
	// Counted again when it is asked for the next time.
	rows.catch(() => (known = undefined));
	const counts = await Promise.race([rows.catch(() => ({})), after(mostMilliseconds, {})]);
	return tables.map(({ name, title, description }) => ({
		name,
		title,
		description,
		rows: (counts as Rows)[name]
	}));
}

/** One table after another, so that other readers find the database free. */
async function counted(): Promise<Rows> {
	const rows: Rows = {};
	for (const table of tables) rows[table.name] = await count(db, table);
	return rows;
}

async function lastChange(): Promise<string> {
	const { noun, rowId, version, createdAt } = t.revision;
	const [last] = await db
		.select({ noun, rowId, version, createdAt })
		.from(t.revision)
		.orderBy(desc(createdAt))
		.limit(1);
	return JSON.stringify(last ?? null);
}
