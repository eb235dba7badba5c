import { type SQL, sql } from 'drizzle-orm';
import { type Clause, readQuestion } from '../../domain/search/question.ts';

/**
 * A question as queries of PostgreSQL's text search (`tsquery`). `search_query` (drizzle/rules/derived/words.sql) knows stems and
 * the words that say nothing in English, of which nothing is left; how clauses go together is said here.
 */

/** A clause with what finds it. */
export interface ClauseQuery extends Pick<Clause, 'role' | 'not' | 'typed'> {
	/** Its words or tags. */
	query: SQL;
	/** Its words alone, by which what is found is ranked. */
	words: SQL;
	/** Undefined where it has none. */
	tags?: SQL;
	/** Whether it asks for the status of a law. */
	status: boolean;
	/** Whether it asks for a day or a month. */
	dated: boolean;
}

/** An empty query; a plain `''` would have the server say so each time. */
export const nothing = sql`websearch_to_tsquery('simple', '')`;
const joined = (queries: SQL[], sign: SQL) =>
	queries.length ? sql`(${sql.join(queries, sign)})` : nothing;
export const anyOf = (queries: SQL[]): SQL => joined(queries, sql` || `);
export const allOf = (queries: SQL[]): SQL => joined(queries, sql` && `);

export const lexeme = (tag: string) => sql`search_lexeme(${tag})`;
/** Some words as they are found by their stems, each text with all of its words. */
const wordsOf = (texts: string[], phrase = false) =>
	anyOf(texts.map((text) => sql`coalesce(search_query(${text}, ${phrase}), ${nothing})`));

export const queryOf = ({ texts, tags }: Pick<Clause, 'texts' | 'tags'>, phrase = false) =>
	anyOf([wordsOf(texts, phrase), ...tags.map(lexeme)]);

export const clauseQueryOf = (clause: Clause): ClauseQuery => ({
	...{ role: clause.role, not: clause.not, typed: clause.typed },
	query: queryOf(clause, clause.phrase),
	words: wordsOf(clause.texts, clause.phrase),
	tags: clause.tags.length ? anyOf(clause.tags.map(lexeme)) : undefined,
	status: clause.tags.some((tag) => tag.startsWith('=u:')),
	dated: clause.tags.some((tag) => /^=[dm]:/.test(tag))
});

/** What an entry needs: every clause that is not idle, or the idle ones where there are no others. */
export function requiredOf<Part extends Pick<Clause, 'role' | 'not'>>(parts: Part[]): Part[] {
	const wanted = parts.filter(({ not }) => !not);
	const needed = wanted.filter(({ role }) => role !== 'idle');
	return needed.length ? needed : wanted;
}

const queriesOf = (parts: ClauseQuery[]) => parts.map(({ query }) => query);

/** Whether the question is about something, and not only of what happened or was said. */
export const isAbout = (parts: ClauseQuery[]): SQL =>
	sql`numnode(${allOf(queriesOf(requiredOf(parts).filter(({ role }) => role === 'about')))}) > 0`;

/** All that is needed. */
export const allRequired = (parts: ClauseQuery[]): SQL => allOf(queriesOf(requiredOf(parts)));

/** All or most of what is needed, and nothing of what is to be left out. Null where there is nothing to look for. */
export function textQueryOf({ most }: { most?: string }, parts: ClauseQuery[]): SQL {
	const without = parts.filter(({ not }) => not).map(({ query }) => sql`!!${query}`);
	return allOf([most ? sql`${most}::tsquery` : everyPart(parts), ...without]);
}

/**
 * Laws that a question is about need not have what happened or was said, nor need those whose status it asks for: «laws
 * struck down in court». Of words that say nothing, where there are no others, each is needed as it stands.
 */
function everyPart(parts: ClauseQuery[]): SQL {
	const needed = requiredOf(parts);
	const said = needed.filter(({ role }) => role === 'said');
	const [ofStatus, others] = [
		said.filter(({ status }) => status),
		said.filter(({ status }) => !status)
	].map(queriesOf) as [SQL[], SQL[]];
	const orRegulation = (queries: SQL[]) => sql`(${allOf(queries)} || ${lexeme('=n:regulation')})`;
	const unnamed =
		ofStatus.length && others.length ? [...ofStatus, orRegulation(others)] : queriesOf(said);
	const every = allOf([
		...queriesOf(needed.filter(({ role }) => role !== 'said')),
		...(said.length
			? [
					sql`case when ${isAbout(parts)} then ${orRegulation(queriesOf(said))} else ${allOf(unnamed)} end`
				]
			: [])
	]);
	const typed = needed.map(({ typed }) => typed).join(' ');
	return sql`coalesce(nullif(${every}, ${nothing}), nullif(plainto_tsquery('simple', fold(${typed})), ${nothing}))`;
}

/** What somebody typed, for lists, which are found by all of it. */
export const textQueryFor = (words: string): SQL =>
	textQueryOf({}, readQuestion(words).map(clauseQueryOf));
