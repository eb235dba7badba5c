import { type SQL, sql } from 'drizzle-orm';
import { type Clause, readQuestion } from '../../domain/search/question.ts';

/**
 * PostgreSQL runs questions as text queries (`tsquery`). `search_query` (drizzle/rules/derived/words.sql) stems words
 * and drops those that say nothing in English; this file combines clauses.
 */

export interface ClauseQuery extends Pick<Clause, 'role' | 'not' | 'typed'> {
	query: SQL;
	/** Words without tags, for ranking. */
	words: SQL;
	tags?: SQL;
	status: boolean;
	dated: boolean;
}

/** A plain `''` would raise a notice each time. */
export const emptyQuery = sql`websearch_to_tsquery('simple', '')`;
const joined = (queries: SQL[], sign: SQL) =>
	queries.length ? sql`(${sql.join(queries, sign)})` : emptyQuery;
export const anyQuery = (queries: SQL[]): SQL => joined(queries, sql` || `);
export const allQueries = (queries: SQL[]): SQL => joined(queries, sql` && `);

export const lexeme = (tag: string) => sql`search_lexeme(${tag})`;
const wordsOf = (texts: string[], phrase = false) =>
	anyQuery(texts.map((text) => sql`coalesce(search_query(${text}, ${phrase}), ${emptyQuery})`));

export const queryOf = ({ texts, tags }: Pick<Clause, 'texts' | 'tags'>, phrase = false) =>
	anyQuery([wordsOf(texts, phrase), ...tags.map(lexeme)]);

export const clauseQueryOf = (clause: Clause): ClauseQuery => ({
	role: clause.role,
	not: clause.not,
	typed: clause.typed,
	query: queryOf(clause, clause.phrase),
	words: wordsOf(clause.texts, clause.phrase),
	tags: clause.tags.length ? anyQuery(clause.tags.map(lexeme)) : undefined,
	status: clause.tags.some((tag) => tag.startsWith('=u:')),
	dated: clause.tags.some((tag) => /^=[dm]:/.test(tag))
});

/** Returns the clauses that an entry needs: all but idle ones, or the idle ones if there are no others. */
export function requiredOf<Part extends Pick<Clause, 'role' | 'not'>>(parts: Part[]): Part[] {
	const wanted = parts.filter(({ not }) => !not);
	const needed = wanted.filter(({ role }) => role !== 'idle');
	return needed.length ? needed : wanted;
}

const queriesOf = (parts: ClauseQuery[]) => parts.map(({ query }) => query);

/** True if the question has a subject, and not only an act. */
export const isAbout = (parts: ClauseQuery[]): SQL =>
	sql`numnode(${allQueries(queriesOf(requiredOf(parts).filter(({ role }) => role === 'about')))}) > 0`;

export const allRequired = (parts: ClauseQuery[]): SQL => allQueries(queriesOf(requiredOf(parts)));

/**
 * @param most query in place of all needed clauses
 * @returns null if there is nothing to search for
 */
export function textQueryOf({ most }: { most?: string }, parts: ClauseQuery[]): SQL {
	const without = parts.filter(({ not }) => not).map(({ query }) => sql`!!${query}`);
	return allQueries([most ? sql`${most}::tsquery` : everyPart(parts), ...without]);
}

/**
 * Laws that match the subject need not match acts or a status: «laws struck down in court». If no word says anything,
 * each is needed literally.
 */
function everyPart(parts: ClauseQuery[]): SQL {
	const needed = requiredOf(parts);
	const said = needed.filter(({ role }) => role === 'said');
	const [ofStatus, others] = [
		said.filter(({ status }) => status),
		said.filter(({ status }) => !status)
	].map(queriesOf) as [SQL[], SQL[]];
	const orRegulation = (queries: SQL[]) =>
		sql`(${allQueries(queries)} || ${lexeme('=n:regulation')})`;
	const unnamed =
		ofStatus.length && others.length ? [...ofStatus, orRegulation(others)] : queriesOf(said);
	const every = allQueries([
		...queriesOf(needed.filter(({ role }) => role !== 'said')),
		...(said.length
			? [
					sql`case when ${isAbout(parts)} then ${orRegulation(queriesOf(said))} else ${allQueries(unnamed)} end`
				]
			: [])
	]);
	const typed = needed.map(({ typed }) => typed).join(' ');
	return sql`coalesce(nullif(${every}, ${emptyQuery}), nullif(plainto_tsquery('simple', fold(${typed})), ${emptyQuery}))`;
}

/** Lists find items with all of the typed words. */
export const textQueryFor = (words: string): SQL =>
	textQueryOf({}, readQuestion(words).map(clauseQueryOf));
