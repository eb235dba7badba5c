import { sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search.ts';
import { db } from '../db/index.ts';
import { type Counted, countedBy } from './facets.ts';
import { type Chosen, type Filter, filters, hitsOf, most } from './hits.ts';

export type Hit = [noun: SearchNoun, id: string];

export interface Looked {
	/** Where `more` is true, there are others that were not looked at. */
	total: number;
	more: boolean;
	hits: Hit[];
	/** The query as the index holds it, of which `lexemesOf` reads the words. */
	asked: string;
	counted: Counted[];
	/** The filters whose numbers are of those entries alone that were looked at. */
	atLeast: Filter[];
}

const names = Object.keys(filters).filter((name) => name !== 'q') as Filter[];

/**
 * The hits of one page, best first, and the numbers of each filter's choices, which are counted as if that filter were
 * not set. One query, and one more for each filter that is set.
 */
export async function look(
	words: string,
	chosen: Chosen,
	{ size, page }: { size: number; page: number }
): Promise<Looked> {
	const set = names.filter((name) => chosen[name]);
	const free = names.filter((name) => !chosen[name]);
	const [found, ...others] = await Promise.all([
		hitsAndCounts(words, chosen, free, { size, page }),
		...set.map((name) => countsWithout(words, chosen, name))
	]);
	return {
		...found,
		counted: [...found.counted, ...others.flatMap(({ counted }) => counted)],
		atLeast: [...(found.more ? free : []), ...set.filter((_, index) => others[index]?.more)]
	};
}

async function hitsAndCounts(
	words: string,
	chosen: Chosen,
	free: Filter[],
	{ size, page }: { size: number; page: number }
): Promise<Omit<Looked, 'atLeast'>> {
	const numbers = free.length ? countedBy(free, chosen) : sql`'[]'::json`;
	const [row] = await db
		.select({
			total: sql<number>`total`,
			more: sql<boolean>`more`,
			hits: sql<Hit[]>`hits`,
			asked: sql<string>`asked`,
			counted: sql<Counted[]>`counted`
		})
		.from(
			sql`(with recursive ${hitsOf(words, chosen)}
			select least(count, ${most}::int) as total, count > ${most} as more, coalesce(words::text, '') as asked,
				${bestOf(words, size, page)} as hits, ${numbers} as counted
			from asked, (select count(*)::int as count from hit) counted) found`
		);
	return row!;
}

/** A whole name first, then by how well the words fit, then the latest; a page past the end shows the last one. */
const bestOf = (words: string, size: number, page: number) => sql`(
	select coalesce(json_agg(json_build_array(noun, row_id)), '[]') from (
		select noun, row_id from hit
		order by coalesce(strpos(names, E'\\n' || fold(${words}) || E'\\n') > 0, false) desc,
			rank desc, latest desc nulls last, noun, row_id
		limit ${size} offset least(${(page - 1) * size}::bigint, greatest(least(count, ${most}) - 1, 0) / ${size}::int * ${size}::int)
	) best
)`;

async function countsWithout(words: string, chosen: Chosen, filter: Filter) {
	const rest = { ...chosen, [filter]: undefined };
	const [row] = await db
		.select({ counted: sql<Counted[]>`counted`, more: sql<boolean>`more` })
		.from(
			sql`(with recursive ${hitsOf(words, rest)}
			select ${countedBy([filter], rest)} as counted, (select count(*) > ${most} from hit) as more) found`
		);
	return row!;
}
