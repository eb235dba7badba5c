import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { differences } from '../../domain/differences.ts';
import { type Database, db } from '../db/index.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { readItems, type StoredItem } from './items/read.ts';
import { pageOf } from '../lists/list.ts';
import { revision } from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';

export interface Version {
	version: number;
	author: string;
	/** Null where no account wrote it. */
	authorId: string | null;
	reason: string;
	at: Date;
}

/** The item as it stands, for whoever sees all: draft or withdrawn too; undefined where the record has none of this id. */
export async function current<N extends Noun>(
	noun: N,
	id: string
): Promise<StoredItem<N> | undefined> {
	const [stored] = await readItems(db, noun, [id]);
	return stored;
}

const columns = {
	version: revision.version,
	author: revision.author,
	authorId: revision.authorId,
	reason: revision.reason,
	at: revision.createdAt
};

/** Newest first. */
export function history(noun: Noun, id: string): Promise<Version[]> {
	return db
		.select(columns)
		.from(revision)
		.where(and(eq(revision.noun, noun), eq(revision.rowId, id)))
		.orderBy(desc(revision.version));
}

/** How many versions of an item a page of its history shows. */
const versionsAtOnce = 20;

interface Seen {
	/** Which of the versions are shown; all where it says nothing. */
	further?: SQL;
	/** The items as they are shown. */
	as?: (items: object[]) => Promise<object[]>;
}

/** A page of the history, newest first, each version with what it changed of the one before. */
export async function changes(
	noun: Noun,
	id: string,
	page: number,
	{ further, as = async (items) => items }: Seen = {}
) {
	const isIts = and(eq(revision.noun, noun), eq(revision.rowId, id), further);
	const total = await db.$count(revision, isIts);
	const { limit, offset, ...at } = pageOf(total, page, versionsAtOnce);
	const found = await db
		.select({ ...columns, item: revision.snapshot })
		.from(revision)
		.where(isIts)
		.orderBy(desc(revision.version))
		// The last one is there to be compared with.
		.limit(limit + 1)
		.offset(offset);
	const items = await as(found.map(({ item }) => item as object));
	const rows = found.slice(0, limit).map(({ item: _, ...version }, index) => {
		const before = items[index + 1];
		return { ...version, changes: before && differences(before, items[index]!) };
	});
	return { rows, items, total, ...at };
}

export async function versionOf<N extends Noun>(
	noun: N,
	id: string,
	version: number,
	further?: SQL
): Promise<(Version & { item: Item<N> }) | undefined> {
	const [found] = await db
		.select({ ...columns, item: revision.snapshot })
		.from(revision)
		.where(and(is(noun, id, version), further));
	return found && { ...found, item: found.item as Item<N> };
}

/** What `versionOf` finds, within a transaction and without who and why. */
export async function snapshotOf<N extends Noun>(
	session: Pick<Database, 'select'>,
	noun: N,
	id: string,
	version: number
): Promise<Item<N> | undefined> {
	const [found] = await session
		.select({ item: revision.snapshot })
		.from(revision)
		.where(is(noun, id, version));
	return found?.item as Item<N> | undefined;
}

const snapshotsAtOnce = 1_000;

/** What many versions hold, by the item's id. */
export async function snapshotsOf<N extends Noun>(
	session: Pick<Database, 'select'>,
	noun: N,
	wanted: { id: string; version: number }[]
): Promise<Map<string, Item<N>>> {
	const found = new Map<string, Item<N>>();
	for (const some of chunks(wanted, snapshotsAtOnce)) {
		// One parameter, however many versions.
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
		for (const { id, item } of rows) found.set(id, item as Item<N>);
	}
	return found;
}

function is(noun: Noun, id: string, version: number) {
	return and(eq(revision.noun, noun), eq(revision.rowId, id), eq(revision.version, version));
}
