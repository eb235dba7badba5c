import { sql } from 'drizzle-orm';
import { draftReasons } from '../../../domain/review.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { namersOf } from '../../../nouns/derive/namers.server.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { idArray } from '../../derived/ids.ts';

/** Rejected, taken back and withdrawn items do not count. */
const isStanding = sql`(state = 'published' or (state = 'draft' and
	coalesce(state_reason, '') not in (${draftReasons.rejected}, ${draftReasons.taken_back})))`;

/** Counts the published and waiting items that mention each of these, by id; ids without any are missing. */
export async function restingOn(
	session: Database,
	noun: Noun,
	ids: string[]
): Promise<Map<string, number>> {
	const namers = namersOf(noun).map(
		({ namer, query }) => sql`select ${namer}::text, id from ${t[namer]}
			where id in (${query(sql`array[given.id]`)}) and ${isStanding}`
	);
	if (!namers.length) return new Map();
	const rows = await session
		.select({ id: sql<string>`given.id`, count: sql<number>`count(*)::int` })
		.from(
			sql`unnest(${idArray(ids)}) given(id), lateral (${sql.join(namers, sql` union `)}) naming`
		)
		.groupBy(sql`1`);
	return new Map(rows.map(({ id, count }) => [id, count]));
}
