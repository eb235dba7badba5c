import { and, type AnyColumn, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { atLeast, type User } from '../../domain/staff.ts';
import type { Database } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';

export type Reader = Pick<User, 'id' | 'role'>;

export const seesAll = ({ role }: Reader): boolean => atLeast(role, 'editor');

/** Whether the reader is the author of an item's first version. */
export function isMadeBy({ id }: Reader, noun: Noun, rowId: AnyColumn): SQL {
	const { revision } = t;
	return sql`exists (select from ${revision} made where made.noun = ${noun} and made.row_id = ${rowId}
		and made.version = 1 and made.author_id = ${id})`;
}

/** The condition for rows that the reader sees; undefined if they see all. */
export function canSee(reader: Reader, noun: Noun): SQL | undefined {
	if (seesAll(reader)) return undefined;
	const { id, state } = t[noun] as typeof t.article;
	return or(isPublished(state), isMadeBy(reader, noun, id));
}

export async function visibleIds(
	session: Database,
	reader: Reader,
	noun: Noun,
	ids: string[]
): Promise<Set<string>> {
	if (!ids.length) return new Set();
	const { id } = t[noun] as typeof t.article;
	const rows = await session
		.select({ id })
		.from(t[noun] as typeof t.article)
		.where(and(inArray(id, textRows(ids)), canSee(reader, noun)));
	return new Set(rows.map(({ id }) => id));
}

/** Sends texts as one parameter. PostgreSQL refuses NUL, so texts with it cannot be on record. */
export const textRows = (texts: string[]): SQL =>
	sql`(select jsonb_array_elements_text(${JSON.stringify(texts.filter((text) => !text.includes('\0')))}::text::jsonb))`;

/** The condition for versions that the reader sees: other people's items only from their publication on. */
export function visibleVersions(reader: Reader, noun: Noun): SQL | undefined {
	if (seesAll(reader)) return undefined;
	const { rowId, snapshot } = t.revision;
	return or(sql`${snapshot}->>'state' <> 'draft'`, isMadeBy(reader, noun, rowId));
}
