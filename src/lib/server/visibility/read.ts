import { and, desc, eq } from 'drizzle-orm';
import { differences } from '../../nouns/derive/differences.ts';
import type { Names } from '../../domain/titles.ts';
import { type Database, db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { pageOf } from '../lists/list.ts';
import { namesOf } from '../write/items/names.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { readItems, type StoredItem } from '../write/items/read.ts';
import { isVersion, versionColumns } from '../write/history.ts';
import { type Reader, seenIds, seesAll, versionsSeen } from './visible.ts';
import { hiddenAmong, namedIn, redacted } from './redact.ts';

type Session = Pick<Database, 'select' | 'query'>;

/** An item as it stands; undefined where the record has none of this id that its reader sees. */
export async function current<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	session: Session = db
): Promise<StoredItem<N> | undefined> {
	if (!(await seenIds(session, reader, noun, [id])).has(id)) return undefined;
	const [stored] = await readItems(session, noun, [id]);
	if (!stored) return undefined;
	const [item] = await redacted(session, reader, noun, [stored.item]);
	return { ...stored, item: item! };
}

/** A version of an item; undefined where there is none that its reader sees. */
export async function versionOf<N extends Noun>(
	reader: Reader,
	noun: N,
	id: string,
	version: number
) {
	if (!(await seenIds(db, reader, noun, [id])).has(id)) return undefined;
	const [found] = await db
		.select({ ...versionColumns, item: revision.snapshot })
		.from(revision)
		.where(and(isVersion(noun, id, version), versionsSeen(reader, noun)));
	if (!found) return undefined;
	const [item] = await redacted(db, reader, noun, [found.item as Item<N>]);
	return { ...found, item: item! };
}

/** How many versions of an item a page of its history shows. */
const versionsAtOnce = 20;

/** The versions of an item that its reader sees, a page of them, newest first, each with what it changed of the one before. */
export async function changes(reader: Reader, noun: Noun, id: string, page: number) {
	const isIts = and(eq(revision.noun, noun), eq(revision.rowId, id), versionsSeen(reader, noun));
	const total = await db.$count(revision, isIts);
	const { limit, offset, ...at } = pageOf(total, page, versionsAtOnce);
	const found = await db
		.select({ ...versionColumns, item: revision.snapshot })
		.from(revision)
		.where(isIts)
		.orderBy(desc(revision.version))
		// The last one is there to be compared with.
		.limit(limit + 1)
		.offset(offset);
	const all = found.map(({ item }) => item as object);
	const items = await redacted(db, reader, noun, all);
	const rows = found.slice(0, limit).map(({ item: _, ...version }, index) => {
		const before = items[index + 1];
		return { ...version, changes: before && differences(noun, before, items[index]!) };
	});
	return { rows, items, total, ...at };
}

/** Whom and what items name, as their reader knows it: of what they do not see, the words that they typed. */
export async function namesIn(
	reader: Reader,
	noun: Noun,
	items: object[],
	session: Pick<Database, 'select'> = db
): Promise<Names> {
	const names = await namesOf(session, noun, items);
	if (seesAll(reader)) return names;
	const named = namedIn(noun, items);
	const isHidden = await hiddenAmong(session, reader, named);
	for (const { of, id } of named) {
		if (!isHidden(of, id)) continue;
		const isTheirWord = names[of]?.[id] === undefined;
		(names[of] ??= {})[id] = { name: isTheirWord ? id : notPublic, state: 'draft' };
	}
	return names;
}

/** What stands in place of the name of what a reader neither sees nor named. */
export const notPublic = 'Something that is not public yet';
