import { sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { versionState } from './public.ts';

interface Ref {
	noun: 'event' | 'statement';
	id: string;
}

/**
 * Counts how often the date of each item changed between public versions; for an event, its preferred date. Items whose
 * date never changed are missing.
 */
export async function movesOf(refs: Ref[]): Promise<Map<string, number>> {
	if (!refs.length) return new Map();
	const rows = await db
		.select({
			noun: sql<Ref['noun']>`noun`,
			id: sql<string>`row_id`,
			moves: sql<number>`count(*)::integer`
		})
		.from(
			sql`(
				select noun, row_id, date, lag(date) over (partition by noun, row_id order by version) earlier
				from (
					select ${revision.noun}, ${revision.rowId}, ${revision.version}, coalesce(
						jsonb_path_query_first(${revision.snapshot}, '$.dates[*] ? (@.preferred == true).date'),
						${revision.snapshot} -> 'date'
					) date
					from ${revision}
					where ${versionState} = 'published' and (${revision.noun}, ${revision.rowId}) in (
						select ref ->> 'noun', ref ->> 'id'
						from jsonb_array_elements(${JSON.stringify(refs.map(({ noun, id }) => ({ noun, id })))}::text::jsonb) ref
					)
				) public
			) compared`
		)
		.where(sql`earlier is not null and date <> earlier`)
		.groupBy(sql`noun, row_id`);
	return new Map(rows.map(({ noun, id, moves }) => [`${noun}/${id}`, moves]));
}
