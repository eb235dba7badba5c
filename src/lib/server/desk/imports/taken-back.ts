import { type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { importItem } from '../tables.ts';

/** Matches items that were taken back and are unchanged since: a file may add them again. */
export function isTakenBack(reader: Reader, noun: Noun): SQL<boolean> {
	const { id, version } = t[noun] as typeof t.article;
	return sql<boolean>`(${canSee(reader, noun) ?? sql`true`} and exists (select from ${importItem} taken
		where taken.noun = ${noun} and taken.row_id = ${id} and taken.version = ${version} and taken.taken_back))`;
}
