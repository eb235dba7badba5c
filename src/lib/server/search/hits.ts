import { type SQL, sql } from 'drizzle-orm';
import { type Filters, lang, oneOf, query, slug, year } from '../../domain/filters.ts';
import { searchNouns } from '../../domain/search.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import * as t from '../db/schema.ts';
import { within } from '../db/words.ts';

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

/**
 * How many entries a search looks at, ranks and counts; of more it takes names first, then the latest years. Where names
 * alone are as many, half as many again are looked at for their words, lest nobody finds anything but names.
 */
export const most = 1_000;

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

/** How many shelves are looked through one by one, before all others at once. */
const apart = 3;
const aboveAll = 32_767;

/**
 * What a search goes through one after another, so that of too many entries it meets names first and then the latest
 * years: the top shelves, and whatever stands below them. A filter may leave one shelf alone.
 */
function shelvesOf({ noun, year }: Chosen): SQL {
	if (year || noun === 'regulation' || noun === 'stakeholder')
		return sql`step(shelf, below) as (values (null::smallint, ${aboveAll}::smallint))`;
	return sql`shelves(shelf, number) as (
			(select shelf, 1 from search_entry order by shelf desc limit 1)
			union all
			select (
				select lower.shelf from search_entry lower where lower.shelf < shelves.shelf
				order by lower.shelf desc limit 1
			), number + 1
			from shelves where shelves.shelf is not null and number < ${apart}
		),
		step(shelf, below) as (
			select shelf, ${aboveAll}::smallint from shelves where shelf is not null
			union all
			select null, (select min(shelf) from shelves)
		)`;
}

/**
 * The table expressions `asked` (the query) and `hit`: entries in which the words stand, or whose name they are a part
 * of, at most one more than `limit`, or half as many again. Each part of it uses an index, however frequent the words are.
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
		named as materialized (
			select ${columns}, coalesce(ts_rank(e.vector, asked.words), 0) as rank
			from asked join search_entry e on e.names like asked.pattern
			${all ? sql`where e.vector @@ ${all}` : sql``}
			limit ${limit + 1}
		),
		hit as materialized (
			select * from named
			union all
			(select entry.* from step, asked, lateral (
				select ${columns}, ts_rank(e.vector, asked.words) as rank
				from search_entry e
				where e.vector @@ coalesce(asked.narrowed && search_lexeme('=y:' || step.shelf), asked.narrowed)
					and (step.shelf is not null or e.shelf < step.below)
					and (e.names is null or e.names not like asked.pattern)
				limit ${limit + 1}
			) entry
			limit (select greatest(${limit + 1} - count(*), ${Math.ceil(limit / 2)}) from named))
		)`;
}
