import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/index.ts';
import { type Item, nameOf, names, type Noun } from '../db/items/nouns.ts';
import { rowsOf } from '../db/items/rows.ts';
import type { Facts } from '../db/items/shape.ts';
import * as t from '../db/schema.ts';

type Session = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>;

/** What hangs on an item: each table with the column that points at it. What hangs on these goes with them. */
const children: Record<Noun, [PgTable, AnyPgColumn][]> = {
	topic: [],
	article: [
		[t.articleRegulation, t.articleRegulation.articleId],
		[t.articleTopic, t.articleTopic.articleId]
	],
	regulation: [
		[t.regulationRelation, t.regulationRelation.fromId],
		[t.regulationTopic, t.regulationTopic.regulationId],
		[t.citation, t.citation.regulationId]
	],
	stakeholder: [[t.citation, t.citation.stakeholderId]],
	membership: [[t.citation, t.citation.membershipId]],
	event: [
		[t.datedClaim, t.datedClaim.eventId],
		[t.eventRegulation, t.eventRegulation.eventId],
		[t.eventActor, t.eventActor.eventId]
	],
	statement: [
		[t.signatory, t.signatory.statementId],
		[t.demand, t.demand.statementId],
		[t.position, t.position.statementId],
		[t.quotation, t.quotation.statementId],
		[t.citation, t.citation.statementId]
	]
};

/** The version and slug of a row, which stays as it is for others until the transaction ends. */
export async function lock(session: Session, noun: Noun, id: string) {
	const table = t[noun] as typeof t.regulation;
	const slug = 'slug' in t[noun] ? table.slug : sql<string>`null`;
	const [row] = await session
		.select({ version: table.version, slug })
		.from(table)
		.where(eq(table.id, id))
		// The weakest lock that writers wait for; rows that refer to this one are let in.
		.for('no key update');
	return row;
}

/** Writes an item in place of what has its id; version 1 is new. The number of queries does not grow with it. */
export async function write<N extends Noun>(
	session: Session,
	noun: N,
	item: Item<N>,
	version: number
): Promise<void> {
	const rows = rowsFor(noun, [item]);
	if (version > 1) {
		await update(session, t[noun], rows[noun][0] as { id: string }, version);
		for (const [table, column] of children[noun])
			await session.delete(table).where(eq(column, item.id));
	}
	for (const [name, values] of Object.entries(rows)) {
		if (!values.length || (name === noun && version > 1)) continue;
		await session.insert(t[name as keyof typeof rows]).values(values as never);
	}
}

function rowsFor<N extends Noun>(noun: N, items: Item<N>[]) {
	const none = Object.fromEntries(names.map((name) => [name, []]));
	return rowsOf({ ...none, [nameOf[noun]]: items } as unknown as Facts);
}

// A statement of PostgreSQL takes 65,535 parameters.
const rowsAtOnce = 1_000;

/** Writes items that are new, whatever hangs on them. */
export async function writeNew<N extends Noun>(session: Session, noun: N, items: Item<N>[]) {
	for (const [name, values] of Object.entries(rowsFor(noun, items)))
		for (let start = 0; start < values.length; start += rowsAtOnce)
			await session
				.insert(t[name as keyof ReturnType<typeof rowsOf>])
				.values(values.slice(start, start + rowsAtOnce) as never);
}

const own = new Set(['id', 'version', 'createdAt', 'updatedAt']);

async function update(
	session: Session,
	table: (typeof t)[Noun],
	row: { id: string; [name: string]: unknown },
	version: number
) {
	const columns = Object.keys(getTableColumns(table));
	const values = columns
		.filter((name) => !own.has(name))
		.map((name) => [name, row[name] ?? null] as const);
	const at = columns.includes('updatedAt') ? { updatedAt: sql`now()` } : {};
	await session
		.update(table as PgTable)
		.set({ ...Object.fromEntries(values), version, ...at })
		.where(eq(table.id, row.id));
}
