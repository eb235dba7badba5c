import { and, desc, eq } from 'drizzle-orm';
import { differences } from '../../nouns/derive/differences.ts';
import type { Names } from '../../domain/titles.ts';
import { type Database, db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { pageOf } from '../lists/list.ts';
import { referencedNames } from '../write/items/names.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { readStored, type StoredItem } from '../write/items/read.ts';
import { isVersion, versionColumns } from '../write/history.ts';
import { type Reader, seesAll, visibleIds, visibleVersions } from './visible.ts';
import { hiddenCheck, redact, referencesOf } from './redact.ts';

/** The stored item; undefined if there is none that the reader sees. */
export async function visibleItem<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	session: Database = db
): Promise<StoredItem<N> | undefined> {
	if (!(await visibleIds(session, reader, noun, [id])).has(id)) return undefined;
	const [stored] = await readStored(session, noun, [id]);
	if (!stored) return undefined;
	const [item] = await redact(session, reader, noun, [stored.item]);
	return { ...stored, item: item! };
}

export async function visibleVersion<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	version: number
) {
	if (!(await visibleIds(db, reader, noun, [id])).has(id)) return undefined;
	const [found] = await db
		.select({ ...versionColumns, item: revision.snapshot })
		.from(revision)
		.where(and(isVersion(noun, id, version), visibleVersions(reader, noun)));
	if (!found) return undefined;
	const [item] = await redact(db, reader, noun, [found.item as Item<N>]);
	return { ...found, item: item! };
}

const pageSize = 20;

/** A page of the versions that the reader sees, newest first, each with its changes. */
export async function visibleHistory(reader: Reader, noun: Noun, id: string, page: number) {
	const isIts = and(eq(revision.noun, noun), eq(revision.rowId, id), visibleVersions(reader, noun));
	const total = await db.$count(revision, isIts);
	const { limit, offset, ...at } = pageOf(total, page, pageSize);
	const found = await db
		.select({ ...versionColumns, item: revision.snapshot })
		.from(revision)
		.where(isIts)
		.orderBy(desc(revision.version))
		// The additional version is only compared with.
		.limit(limit + 1)
		.offset(offset);
	const all = found.map(({ item }) => item as object);
	const items = await redact(db, reader, noun, all);
	const rows = found.slice(0, limit).map(({ item: _, ...version }, index) => {
		const before = items[index + 1];
		return { ...version, changes: before && differences(noun, before, items[index]!) };
	});
	return { rows, items, total, ...at };
}

/** The names of items that some items mention. For a hidden item it is the text that the reader typed. */
export async function visibleNames(
	reader: Reader,
	noun: Noun,
	items: object[],
	session: Database = db
): Promise<Names> {
	const names = await referencedNames(session, noun, items);
	if (seesAll(reader)) return names;
	const named = referencesOf(noun, items);
	const isHidden = await hiddenCheck(session, reader, named);
	for (const { of, id } of named) {
		if (!isHidden(of, id)) continue;
		const isTypedText = names[of]?.[id] === undefined;
		(names[of] ??= {})[id] = { name: isTypedText ? id : hiddenName, state: 'draft' };
	}
	return names;
}

/** Replaces the name of a hidden item that the reader did not type. */
export const hiddenName = 'Something that is not public yet';
