import { type SQL, sql } from 'drizzle-orm';
import type { ClauseQuery } from '../lists/text-query.ts';
import type { Hit } from './query.ts';

export interface Asking {
	words: string;
	parts: ClauseQuery[];
	/** A `tsquery` in place of all needed clauses. */
	most?: string;
	/** A misspelt word was replaced. */
	spelt?: boolean;
	/** Entries that are certainly meant. */
	called?: Hit[];
	/** Ids of laws whose names are in the question. */
	regulations?: string[];
}

/** Weights from D to A: laws and topics, quotations, text, names. */
const weights = '{0.05, 0.2, 0.4, 1}';

const countOf = (queries: SQL[]) =>
	queries.length
		? sql.join(
				queries.map((query) => sql`coalesce(e.vector @@ ${query}, false)::int`),
				sql` + `
			)
		: sql`0`;

/**
 * Ranks an entry by clauses (`complete`) and the noun asked for (for a date, events before articles). Matching tags
 * (`meant`), the length of a whole name without its year (`whole`) and text rank follow.
 */
export const rankOf = ({ spelt, most, parts }: Asking, needed: ClauseQuery[]) => sql`
	${countOf(most ? needed.map(({ query }) => query) : [sql`query.complete`])} as complete,
	coalesce(e.vector @@ query.nouns, e.noun <> 'article' and ${parts.some(({ dated }) => dated)}) as of_noun,
	${countOf(needed.flatMap(({ tags }) => tags ?? []))} as meant,
	${spelt ? sql`case when e.names is null then 0 else word_similarity(btrim(query.typed), e.names) end` : sql`0::real`} as alike,
	case when e.names is null then 0 else coalesce((
		select max(length(btrim(name))) from unnest(string_to_array(e.plain_names, E'\\n')) name
		where strpos(query.typed, ' ' || btrim(name) || ' ') > 0
	), 0) end as whole,
	coalesce(ts_rank(${weights}::real[], e.vector, query.ranked), 0) as rank`;
