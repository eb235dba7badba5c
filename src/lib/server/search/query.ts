import { sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search/search.ts';
import { db } from '../db/index.ts';
import { type Counted, countedBy } from './facets.ts';
import type { Asking } from './rank.ts';
import { type Chosen, type Filter, filters, hitsOf, most } from './hits.ts';

export type Hit = [noun: SearchNoun, id: string];

export interface QueryResult {
	/** Where `more` is true, there are others that were not looked at. */
	total: number;
	more: boolean;
	hits: Hit[];
	/** The words of the query as the index holds them, which `lexemesOf` reads. */
	ranked: string;
	/** Whether any entry matches, and not only a name that the words are a part of. */
	worded: boolean;
	/** Whether the words are a part of a name. */
	isName: boolean;
	counted: Counted[];
	/** The filters whose numbers are of those entries alone that were looked at. */
	atLeast: Filter[];
}

const names = Object.keys(filters).filter((name) => name !== 'q') as Filter[];

/**
 * The hits of one page, best first, and the numbers of each filter's choices, which are counted as if that filter were
 * not set. One query, and one more for each filter that is set.
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
	const numbers = free.length ? countedBy(free, chosen) : sql`'[]'::json`;
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
			select least(count, ${most}::int) as total, count > ${most} as more, coalesce(ranked::text, '') as ranked,
				coalesce((select bool_or(worded) from hit), false) as worded, exists (select from named) as is_name,
				${bestOf(asking, size, page)} as hits, ${numbers} as counted
			from query, (select count(*)::int as count from hit) counted) found`
		);
	return row!;
}

/** A name of so many letters is one law's own, whatever else was typed; a shorter one may be a part of another's. */
const ownName = 12;
/** From here on, what was typed is taken for a name misspelt. */
const alike = 0.5;

/**
 * A whole name first, a register's number or a headline too; then the law that is asked about; then what is of the noun that was asked for and has all, or most,
 * of what was; then of that law; then by how well the words fit, then the latest. A page past the end shows the last one.
 */
const bestOf = ({ words, most: loose }: Asking, size: number, page: number) => sql`(
	with lead as materialized (
		select row_id as law from hit, query
		where noun = 'regulation' and query.about
		order by case when whole > ${ownName} then whole end desc nulls last, hit.complete desc, whole desc, meant desc, rank desc, row_id
		limit 1
	)
	select coalesce(json_agg(json_build_array(noun, row_id)), '[]') from (
		select noun, row_id from hit left join lead on true
		order by called or coalesce(strpos(names, E'\\n' || fold(${words}) || E'\\n') > 0, false) desc,
			case when alike > ${alike}::real then alike else 0 end desc,
			coalesce(noun = 'regulation' and row_id = law, false) desc,
			${loose ? sql`complete desc, of_noun desc` : sql`of_noun desc, complete desc`},
			coalesce(law = any(regulations) and noun <> 'regulation', false) desc,
			whole desc, meant desc, rank desc, latest desc nulls last, noun = 'article', noun, row_id
		limit ${size} offset least(${(page - 1) * size}::bigint, greatest(least(count, ${most}) - 1, 0) / ${size}::int * ${size}::int)
	) best
)`;

async function countsWithout(asking: Asking, chosen: Chosen, filter: Filter) {
	const rest = { ...chosen, [filter]: undefined };
	const [row] = await db
		.select({ counted: sql<Counted[]>`counted`, more: sql<boolean>`more` })
		.from(
			sql`(with recursive ${hitsOf(asking, rest)}
			select ${countedBy([filter], rest)} as counted, (select count(*) > ${most} from hit) as more) found`
		);
	return row!;
}
