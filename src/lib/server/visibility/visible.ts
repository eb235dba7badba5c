import { and, type AnyColumn, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { atLeast, type User } from '../../domain/staff.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';

// Who of the staff sees what: editors all of the record, a contributor what is published and what they made.

/** Whoever reads at the desk or with a token. */
export type Reader = Pick<User, 'id' | 'role'>;

export const seesAll = ({ role }: Reader): boolean => atLeast(role, 'editor');

/** Whether somebody made an item: its first version is theirs, however it came into the record. */
export function madeBy({ id }: Reader, noun: Noun, rowId: AnyColumn): SQL {
	const { revision } = t;
	return sql`exists (select from ${revision} made where made.noun = ${noun} and made.row_id = ${rowId}
		and made.version = 1 and made.author_id = ${id})`;
}

/** The rows of a noun's table that somebody sees; undefined where that is all of them. */
export function seen(reader: Reader, noun: Noun): SQL | undefined {
	// A topic is no draft: it is published, or has no row.
	if (seesAll(reader) || noun === 'topic') return undefined;
	const { id, state } = t[noun] as typeof t.article;
	return or(eq(state, 'published'), madeBy(reader, noun, id));
}

/** Those of the ids whose items somebody sees. */
export async function seenIds(
	session: Pick<Database, 'select'>,
	reader: Reader,
	noun: Noun,
	ids: string[]
): Promise<Set<string>> {
	if (!ids.length) return new Set();
	const { id } = t[noun] as typeof t.article;
	const rows = await session
		.select({ id })
		.from(t[noun] as typeof t.article)
		.where(and(inArray(id, among(ids)), seen(reader, noun)));
	return new Set(rows.map(({ id }) => id));
}

/** One parameter, however many texts. PostgreSQL takes no NUL, so nothing on record has one. */
export const among = (texts: string[]): SQL =>
	sql`(select jsonb_array_elements_text(${JSON.stringify(texts.filter((text) => !text.includes('\0')))}::text::jsonb))`;

/** The versions of an item that somebody sees: of what another made, none from before it was published. */
export function versionsSeen(reader: Reader, noun: Noun): SQL | undefined {
	if (seesAll(reader) || noun === 'topic') return undefined;
	const { rowId, snapshot } = t.revision;
	return or(sql`${snapshot}->>'state' <> 'draft'`, madeBy(reader, noun, rowId));
}
