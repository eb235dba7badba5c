import { type SQL, sql } from 'drizzle-orm';
import { type Filters, lang, oneOf, query, slug, year } from '../../domain/filters.ts';
import { searchNouns } from '../../domain/search.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import * as t from '../db/schema.ts';

export const filters = {
	q: query,
	noun: oneOf(searchNouns),
	regulation: slug,
	kind: oneOf(stakeholderKinds),
	stance: oneOf(stances),
	year,
	lang
};

export type Chosen = Filters<typeof filters>;
export type Filter = Exclude<keyof Chosen, 'q'>;

/** How many entries a search looks at, ranks and counts; of more it takes names first, then the latest years. */
export const most = 5_000;

const mark = (name: string, value: unknown) => sql`search_lexeme(${`=${name}:`} || ${value}::text)`;

/** The id of a law by its slug; none where it is not to be seen. */
export const lawId = (slug: string) =>
	sql`(select id from ${t.regulation} where slug = ${slug} and state = 'published')`;

/** What an entry has to be marked with; one position holds both law and stance. */
function marksOf({ noun, regulation, kind, stance, year, lang }: Chosen): SQL[] {
	const law = regulation && lawId(regulation);
	const position = law && stance ? mark('p', sql`(${law} || ':' || ${stance}::text)`) : undefined;
	return [
		noun && mark('n', noun),
		kind && mark('k', kind),
		position ?? (law && mark('r', law)),
		position ? undefined : stance && mark('s', stance),
		year && mark('y', year),
		lang && mark('l', lang)
	].filter((each) => typeof each === 'object');
}

/** The words in a name, for `like`. */
export const within = (words: string) =>
	sql`('%' || regexp_replace(fold(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`;

/** The shelves that a search goes through from the top, so that of too many entries it meets the latest. */
function shelvesOf({ noun, year }: Chosen): SQL {
	if (year) return sql`shelves(shelf) as (select ${Number(year)}::smallint)`;
	if (noun === 'regulation' || noun === 'stakeholder')
		return sql`shelves(shelf) as (select 9999::smallint)`;
	return sql`shelves(shelf) as (
		(select shelf from search_entry order by shelf desc limit 1)
		union all
		select (select next.shelf from search_entry next where next.shelf < shelves.shelf order by next.shelf desc limit 1)
		from shelves where shelves.shelf is not null
	)`;
}

/**
 * The table expressions `asked` (the query) and `hit`: entries in which the words stand, or whose name they are a part
 * of, at most one more than `limit`. Each part of it uses an index, however frequent the words are.
 */
export function hitsOf(words: string, chosen: Chosen, limit = most): SQL {
	const marks = marksOf(chosen);
	const all = marks.length ? sql`(${sql.join(marks, sql` && `)})` : undefined;
	const columns = sql`e.noun, e.row_id, e.kind, e.shelf, e.latest, e.lang, e.regulations, e.stances, e.positions, e.names`;
	return sql`
		${shelvesOf(chosen)},
		asked as materialized (
			select words, ${all ? sql`words && ${all}` : sql`words`} as narrowed, pattern
			from (select search_query(${words}) as words, ${within(words)} as pattern) typed
		),
		hit as materialized (
			(select ${columns}, ts_rank(e.vector, asked.words) as rank
			from asked join search_entry e on e.names like asked.pattern
			${all ? sql`where e.vector @@ ${all}` : sql``}
			limit ${limit + 1})
			union all
			(select entry.* from shelves, asked, lateral (
				select ${columns}, ts_rank(e.vector, asked.words) as rank
				from search_entry e
				where e.vector @@ (asked.narrowed && search_lexeme('=y:' || shelves.shelf))
					and (e.names is null or e.names not like asked.pattern)
				limit ${limit + 1}
			) entry
			limit ${limit + 1})
		)`;
}
