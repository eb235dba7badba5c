import type { Noun } from '../../domain/nouns.ts';
import { eq, inArray, sql } from 'drizzle-orm';
import * as t from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';
import { readStored, type StoredItem } from './items/read.ts';
import type { Session } from './types.ts';

const itemsAtOnce = 500;

export async function lockRow(session: Session, noun: Noun, id: string) {
	const table = t[noun] as typeof t.regulation;
	const slug = 'slug' in t[noun] ? table.slug : sql<string>`null`;
	const [row] = await session
		.select({ version: table.version, slug })
		.from(table)
		.where(eq(table.id, id))
		// The weakest lock that blocks writers; rows that refer to this one can still be inserted.
		.for('no key update');
	return row;
}

export async function lockItem<N extends Noun>(
	session: Session,
	noun: N,
	id: string
): Promise<StoredItem<N> | undefined> {
	const row = await lockRow(session, noun, id);
	const [stored] = row ? await readStored(session, noun, [id]) : [];
	return stored;
}

export async function lockItems<N extends Noun>(
	session: Session,
	noun: N,
	ids: string[]
): Promise<StoredItem<N>[]> {
	const table = t[noun] as typeof t.regulation;
	const locked: StoredItem<N>[] = [];
	// A fixed order prevents deadlocks.
	for (const some of chunks([...ids].sort(), itemsAtOnce)) {
		await session
			.select({ id: table.id })
			.from(table)
			.where(inArray(table.id, some))
			.orderBy(table.id)
			.for('no key update');
		locked.push(...(await readStored(session, noun, some)));
	}
	return locked;
}
