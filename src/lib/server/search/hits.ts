import { type SQL, sql } from 'drizzle-orm';
import { type Filters, lang, oneOf, query, slug, year } from '../../domain/filters.ts';
import { searchNouns } from '../../domain/search/search.ts';
import { kindChoices, kindsIn, stances } from '../../domain/vocabulary.ts';
import * as t from '../db/schema.ts';
import {
	allRequired,
	anyQuery,
	type ClauseQuery,
	isAbout,
	lexeme,
	emptyQuery,
	requiredOf,
	textQueryOf
} from '../lists/text-query.ts';
import { idBySlug } from '../lists/list.ts';
import { containsPattern } from '../lists/words.ts';
import { type Asking, rankOf } from './rank.ts';

export const filters = {
	q: query,
	noun: oneOf(searchNouns),
	regulation: slug,
	kind: oneOf(kindChoices),
	stance: oneOf(stances),
	year,
	lang
};

export type Chosen = Filters<typeof filters>;
export type Filter = Exclude<keyof Chosen, 'q'>;

/**
 * Limits entries per search. Names come first, then the latest years. If names alone reach the limit, half as many
 * others are added.
 */
export const mostEntries = 1_000;

const tag = (name: string, value: unknown) => sql`search_lexeme(${`=${name}:`} || ${value}::text)`;

function tagsOf({ noun, regulation, kind, stance, year, lang }: Chosen): SQL[] {
	const regulationKey = regulation && idBySlug(t.regulation, regulation);
	const position =
		regulationKey && stance
			? tag('p', sql`(${regulationKey} || ':' || ${stance}::text)`)
			: undefined;
	return [
		noun && tag('n', noun),
		kind && anyQuery(kindsIn(kind).map((each) => tag('k', each))),
		position ?? (regulationKey && tag('r', regulationKey)),
		position ? undefined : stance && tag('s', stance),
		year && tag('y', year),
		lang && tag('l', lang)
	].filter((each) => typeof each === 'object');
}

/** The column `plain_names` replaces the same, so that whole names match. */
const wordSeparators = '[[:punct:][:space:]]+';

/** Shelves searched one by one, before all others together. */
const apart = 3;
const aboveAll = 32_767;

/**
 * Shelves hold names, then years from the latest. Searching them in order takes these first if there are too many
 * entries. A filter may leave only one shelf.
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
 * Defines the table expressions `query` and `hit`: entries that match, certain ones (`called`), and those whose name
 * contains the words. Returns up to one more than `limit`, or half as many again. Every part uses an index, however
 * frequent the words are.
 */
export function hitsOf(asking: Asking, chosen: Chosen, limit = mostEntries): SQL {
	const { words } = asking;
	const tags = tagsOf(chosen);
	const all = tags.length ? sql`(${sql.join(tags, sql` && `)})` : undefined;
	const columns = sql`e.noun, e.row_id, e.kind, e.shelf, e.latest, e.lang, e.regulations, e.stances, e.positions, e.names`;
	// Each part becomes a column, so that it is parsed once.
	const column = (name: string, place: number) => sql`${sql.identifier(`${name}${place}`)}`;
	const parts = asking.parts.map((part, place): ClauseQuery => ({
		...part,
		query: column('query', place),
		words: column('words', place),
		tags: part.tags && column('tags', place)
	}));
	const made = asking.parts.map(
		(part, place) =>
			sql`, ${part.query} as ${parts[place]!.query}, ${part.words} as ${parts[place]!.words}, ${part.tags ?? sql`null`} as ${column('tags', place)}`
	);
	const needed = requiredOf(parts);
	const nouns = parts.flatMap(({ role, not, tags }) => (role === 'idle' && !not && tags) || []);
	const regulations = asking.regulations?.map((id) => lexeme(`=r:${id}`)) ?? [];
	const ranking = rankOf(asking, needed);
	const called = sql`(${sql.join(
		[
			sql`false`,
			...(asking.called ?? []).map(([noun, id]) => sql`(e.noun = ${noun} and e.row_id = ${id})`)
		],
		sql` or `
	)})`;
	return sql`
		${shelvesOf(chosen)},
		part as materialized (select fold(${words}) as folded${sql.join(made)}),
		query as materialized (
			select *, ${all ? sql`words && ${all}` : sql`words`} as narrowed from (
				select *, ${regulations.length ? sql`coalesce(plainly, ${emptyQuery}) || (${lexeme('=n:regulation')} && ${anyQuery(regulations)})` : sql`plainly`} as words from (
				select part.*, ${textQueryOf(asking, parts)} as plainly, ${containsPattern(words)} as pattern,
					${allRequired(parts)} as complete, ${isAbout(parts)} as about,
					${anyQuery(parts.filter(({ not }) => !not).map((part) => part.words))} as ranked,
					nullif(${anyQuery(nouns)}, ${emptyQuery}) as nouns,
					' ' || regexp_replace(folded, ${wordSeparators}, ' ', 'g') || ' ' as typed
				from part
				) question
			) named
		),
		named as materialized (
			select ${columns}, ${ranking}, ${called} as called, coalesce(e.vector @@ query.plainly, false) as worded
			from query join search_entry e on e.names like query.pattern or ${called}
			${all ? sql`where e.vector @@ ${all}` : sql``}
			limit ${limit + 1}
		),
		hit as materialized (
			select * from named
			union all
			(select entry.* from step, query, lateral (
				select ${columns}, ${ranking}, false, ${regulations.length ? sql`e.noun <> 'regulation' or e.vector @@ query.plainly` : sql`true`}
				from search_entry e
				where e.vector @@ coalesce(query.narrowed && search_lexeme('=y:' || step.shelf), query.narrowed)
					and (step.shelf is not null or e.shelf < step.below)
					and (e.names is null or e.names not like query.pattern) and not ${called}
				limit ${limit + 1}
			) entry
			limit (select greatest(${limit + 1} - count(*), ${Math.ceil(limit / 2)}) from named))
		)`;
}
