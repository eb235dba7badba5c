import { type SQL, sql } from 'drizzle-orm';
import type { ClauseQuery } from '../lists/text-query.ts';
import type { Hit } from './query.ts';

/** A question as it is looked for: as it was typed, or as `relax` takes it. */
export interface Asking {
	/** As it was typed. */
	words: string;
	parts: ClauseQuery[];
	/** What entries are to have instead of every part, as a `tsquery`. */
	most?: string;
	/** Whether a word was taken for another that is spelt much like it. */
	spelt?: boolean;
	/** The entries that are meant by it beyond doubt. */
	called?: Hit[];
	/** The ids of laws that it names. */
	regulations?: string[];
}

/** Where one word ends. */
export const signs = '[[:punct:][:space:]]+';
/** How much a word counts of the laws and topics that an entry is of (D), of quotations, of its text, and of names (A). */
const weights = '{0.05, 0.2, 0.4, 1}';

/** How many of some queries an entry matches. */
const countOf = (queries: SQL[]) =>
	queries.length
		? sql.join(
				queries.map((query) => sql`coalesce(e.vector @@ ${query}, false)::int`),
				sql` + `
			)
		: sql`0`;

/**
 * How well an entry fits: how many parts of the question it has (`complete`), whether it is of the noun that was asked
 * for (with a day or a month, what happened then and not what was printed), how many of its tags it has (`meant`), which
 * tell more than a word in a text, how long a whole name of it is that was typed, without its year, and how much of the
 * words is there.
 */
export const rankOf = ({ spelt, most, parts }: Asking, needed: ClauseQuery[]) => sql`
	${countOf(most ? needed.map(({ query }) => query) : [sql`query.complete`])} as complete,
	coalesce(e.vector @@ query.nouns, e.noun <> 'article' and ${parts.some(({ dated }) => dated)}) as of_noun,
	${countOf(needed.flatMap(({ tags }) => tags ?? []))} as meant,
	${spelt ? sql`case when e.names is null then 0 else word_similarity(btrim(query.typed), e.names) end` : sql`0::real`} as alike,
	case when e.names is null then 0 else coalesce((
		select max(length(name)) from (
			select btrim(regexp_replace(regexp_replace(name, ${signs}, ' ', 'g'), ' (no \\d+ )?(of )?\\d{4} *$', ''))
			from unnest(string_to_array(btrim(e.names, E'\\n'), E'\\n')) name
		) plain(name)
		where name <> '' and strpos(query.typed, ' ' || name || ' ') > 0
	), 0) end as whole,
	coalesce(ts_rank(${weights}::real[], e.vector, query.ranked), 0) as rank`;
