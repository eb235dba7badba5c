import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader, textRows } from '../../visibility/index.ts';
import { importItem } from '../tables.ts';

/** Matches items that were taken back and are unchanged since: a file may add them again. */
function isTakenBack(reader: Reader, noun: Noun): SQL<boolean> {
	const { id, version } = t[noun] as typeof t.article;
	return sql<boolean>`(${canSee(reader, noun) ?? sql`true`} and exists (select from ${importItem} taken
		where taken.noun = ${noun} and taken.row_id = ${id} and taken.version = ${version} and taken.taken_back))`;
}

/** Maps the items on record among these ids to whether they were taken back. */
export async function itemsOnRecord(
	session: Database,
	reader: Reader,
	noun: Noun,
	ids: string[]
): Promise<Map<string, boolean>> {
	const table = t[noun] as typeof t.article;
	const rows = await session
		.select({ id: table.id, isTakenBack: isTakenBack(reader, noun) })
		.from(table)
		.where(inArray(table.id, textRows(ids)));
	return new Map(rows.map(({ id, isTakenBack }) => [id, isTakenBack]));
}

/** Returns the articles on record by address key. */
export async function pagesOnRecord(session: Database, reader: Reader, keys: string[]) {
	if (!keys.length) return new Map<string, never>();
	const { id, slug, addressKey: key } = t.article;
	const rows = await session
		.select({
			id,
			slug,
			key,
			isSeen: sql<boolean>`${canSee(reader, 'article') ?? sql`true`}`,
			isTakenBack: isTakenBack(reader, 'article')
		})
		.from(t.article)
		.where(inArray(key, textRows(keys)));
	return new Map(rows.map(({ key, ...row }) => [key!, row]));
}
