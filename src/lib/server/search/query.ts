import { sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search/search.ts';
import { db } from '../db/index.ts';
import { type Counted, filterCounts } from './facets.ts';
import type { Asking } from './rank.ts';
import { type Chosen, type Filter, filters, hitsOf, mostEntries } from './hits.ts';

export type Hit = [noun: SearchNoun, id: string];

export interface QueryResult {
	/** A lower bound if `more` is true. */
	total: number;
	more: boolean;
	hits: Hit[];
	/** The query as PostgreSQL prints it, for `lexemesOf`. */
	ranked: string;
	/** An entry matches by its text, and not only by a part of its name. */
	worded: boolean;
	/** The words are a part of a name. */
	isName: boolean;
	counted: Counted[];
	/** Filters whose counts are lower bounds. */
	atLeast: Filter[];
}

const names = Object.keys(filters).filter((name) => name !== 'q') as Filter[];

/**
 * Reads one page of hits, and counts of each filter as if it were not set: one query, and one more for each set
 * filter.
 */
export async function runQuery(
	asking: Asking,
	chosen: Chosen,
	{ size, page }: { size: number; page: number }
): Promise<QueryResult> {
	const set = names.filter((name) => chosen[name]);
	const free = names.filter((name) => !chosen[name]);
	const [found, ...others] = await Promise.all([
		hitsAndCounts(asking, chosen, free, { size, page }),
		...set.map((name) => countsWithout(asking, chosen, name))
	]);
	return {
		...found,
		counted: [...found.counted, ...others.flatMap(({ counted }) => counted)],
		atLeast: [...(found.more ? free : []), ...set.filter((_, index) => others[index]?.more)]
	};
}

async function hitsAndCounts(
	asking: Asking,
	chosen: Chosen,
	free: Filter[],
	{ size, page }: { size: number; page: number }
): Promise<Omit<QueryResult, 'atLeast'>> {
	const numbers = free.length ? filterCounts(free, chosen) : sql`'[]'::json`;
	const [row] = await db
		.select({
			total: sql<number>`total`,
			more: sql<boolean>`more`,
			hits: sql<Hit[]>`hits`,
			ranked: sql<string>`ranked`,
			worded: sql<boolean>`worded`,
			isName: sql<boolean>`is_name`,
			counted: sql<Counted[]>`counted`
		})
		.from(
			sql`(with recursive ${hitsOf(asking, chosen)}
			select least(count, ${mostEntries}::int) as total, count > ${mostEntries} as more, coalesce(ranked::text, '') as ranked,
				coalesce((select bool_or(worded) from hit), false) as worded, exists (select from named) as is_name,
				${bestOf(asking, size, page)} as hits, ${numbers} as counted
			from query, (select count(*)::int as count from hit) counted) found`
		);
	return row!;
}

/** A name of this length belongs to one law; a shorter one may be a part of another's. */
const ownName = 12;
/** From this similarity on, the words are taken for a misspelt name. */
const alike = 0.5;

/**
 * Sorts by whole names, numbers and headlines, then the law asked about. Entries of the right noun with most clauses
 * follow, then those on that law, then rank and date. A page past the end becomes the last one.
 */
const bestOf = ({ most: loose }: Asking, size: number, page: number) => sql`(
	with lead as materialized (
		select row_id as law from hit, query
		where noun = 'regulation' and query.about
		order by case when whole > ${ownName} then whole end desc nulls last, hit.complete desc, whole desc, meant desc, rank desc, row_id
		limit 1
	)
	select coalesce(json_agg(json_build_array(noun, row_id)), '[]') from (
		select noun, row_id from hit left join lead on true
		order by called or coalesce(strpos(names, E'\\n' || (select folded from query) || E'\\n') > 0, false) desc,
			case when alike > ${alike}::real then alike else 0 end desc,
			coalesce(noun = 'regulation' and row_id = law, false) desc,
			${loose ? sql`complete desc, of_noun desc` : sql`of_noun desc, complete desc`},
			coalesce(law = any(regulations) and noun <> 'regulation', false) desc,
			whole desc, meant desc, rank desc, latest desc nulls last, noun = 'article', noun, row_id
		limit ${size} offset least(${(page - 1) * size}::bigint, greatest(least(count, ${mostEntries}) - 1, 0) / ${size}::int * ${size}::int)
	) best
)`;

async function countsWithout(asking: Asking, chosen: Chosen, filter: Filter) {
	const rest = { ...chosen, [filter]: undefined };
	const [row] = await db
		.select({ counted: sql<Counted[]>`counted`, more: sql<boolean>`more` })
		.from(
			sql`(with recursive ${hitsOf(asking, rest)}
			select ${filterCounts([filter], rest)} as counted, (select count(*) > ${mostEntries} from hit) as more) found`
		);
	return row!;
}
