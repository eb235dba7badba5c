import { and, type Column, eq, type SQL, sql } from 'drizzle-orm';
import { type Database, db } from '../db/index.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { readStored, type StoredItem } from './items/read.ts';
import { revision } from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';

/** The stored item in any state, without a check of permissions; undefined if the id is unknown. */
export async function current<N extends Noun>(
	noun: N,
	id: string
): Promise<StoredItem<N> | undefined> {
	const [stored] = await readStored(db, noun, [id]);
	return stored;
}

export const versionColumns = {
	version: revision.version,
	author: revision.author,
	authorId: revision.authorId,
	reason: revision.reason,
	at: revision.createdAt
};

export async function snapshotOf<N extends Noun>(
	session: Database,
	noun: N,
	id: string,
	version: number
): Promise<Item<N> | undefined> {
	const [found] = await session
		.select({ item: revision.snapshot })
		.from(revision)
		.where(isVersion(noun, id, version));
	return found?.item as Item<N> | undefined;
}

const snapshotsAtOnce = 1_000;

export async function snapshotsOf<N extends Noun>(
	session: Database,
	noun: N,
	wanted: { id: string; version: number }[]
): Promise<Map<string, Item<N>>> {
	const snapshots = new Map<string, Item<N>>();
	for (const some of chunks(wanted, snapshotsAtOnce)) {
		const list = sql`(
			select id, version
			from jsonb_to_recordset(${JSON.stringify(some)}::text::jsonb) as wanted(id text, version int)
		)`;
		const rows = await session
			.select({ id: revision.rowId, item: revision.snapshot })
			.from(revision)
			.where(
				and(eq(revision.noun, noun), sql`(${revision.rowId}, ${revision.version}) in ${list}`)
			);
		for (const { id, item } of rows) snapshots.set(id, item as Item<N>);
	}
	return snapshots;
}

/** Matches one version of an item, or joins it by columns that name one. */
export const isVersion = (
	noun: Noun | Column,
	id: string | Column,
	version: number | Column
): SQL | undefined =>
	and(eq(revision.noun, noun), eq(revision.rowId, id), eq(revision.version, version));
