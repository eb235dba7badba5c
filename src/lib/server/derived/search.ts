import { sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search.ts';
import type { Session } from './index.ts';
import { allOf, slices } from './ids.ts';

/** Makes the entries of the search of some items what they should be, and leaves those alone that are. */
export async function refreshSearch(session: Session, noun: SearchNoun, ids: Iterable<string>) {
	for (const some of slices(ids))
		await session.execute(sql`
			with fresh as materialized (
				select * from search_document where noun = ${noun} and row_id = any(${allOf(some)})
			),
			gone as (
				delete from search_entry entry
				where entry.noun = ${noun} and entry.row_id = any(${allOf(some)})
					and not exists (select from fresh where fresh.row_id = entry.row_id)
			)
			insert into search_entry as entry
				(noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions)
			select noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions from fresh
			on conflict (noun, row_id) do update set
				names = excluded.names, vector = excluded.vector, kind = excluded.kind, shelf = excluded.shelf,
				latest = excluded.latest, lang = excluded.lang, regulations = excluded.regulations,
				stances = excluded.stances, positions = excluded.positions
			where (entry.names, entry.vector, entry.kind, entry.latest, entry.positions)
				is distinct from (excluded.names, excluded.vector, excluded.kind, excluded.latest, excluded.positions)`);
}
