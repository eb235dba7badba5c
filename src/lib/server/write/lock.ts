import type { Noun } from '../../domain/nouns.ts';
import { eq, inArray, sql } from 'drizzle-orm';
import * as t from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { readItems, type StoredItem } from './items/read.ts';
import type { Session } from './types.ts';

const itemsAtOnce = 500;

/** The version and slug of a row, which stays as it is for others until the transaction ends. */
export async function lockRow(session: Session, noun: Noun, id: string) {
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

/** The stored item, which nobody else changes until the transaction ends. */
export async function lockItem<N extends Noun>(
	session: Session,
	noun: N,
	id: string
): Promise<StoredItem<N> | undefined> {
	const row = await lockRow(session, noun, id);
	const [stored] = row ? await readItems(session, noun, [id]) : [];
	return stored;
}

/** The stored items of these ids, which nobody else changes until the transaction ends. */
export async function lockItems<N extends Noun>(
	session: Session,
	noun: N,
	ids: string[]
): Promise<StoredItem<N>[]> {
	const table = t[noun] as typeof t.regulation;
	const locked: StoredItem<N>[] = [];
	// In one order, so that two who lock some of the same wait for each other and never crosswise.
	for (const some of chunks([...ids].sort(), itemsAtOnce)) {
		await session
			.select({ id: table.id })
			.from(table)
			.where(inArray(table.id, some))
			.orderBy(table.id)
			.for('no key update');
		locked.push(...(await readItems(session, noun, some)));
	}
	return locked;
}
