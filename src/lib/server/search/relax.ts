import { type SQL, sql } from 'drizzle-orm';
import type { Clause } from '../../domain/search/question.ts';
import { folded } from '../../domain/search/text.ts';
import {
	type ClauseQuery,
	clauseQueryOf,
	queryOf,
	requiredOf,
	textQueryOf
} from '../lists/text-query.ts';
import { db } from '../db/index.ts';

export interface Relaxed {
	parts: ClauseQuery[];
	/** A `tsquery` in place of all needed clauses. */
	most?: string;
	/** A misspelt word was replaced. */
	spelt: boolean;
	/** Entries need not have all clauses. */
	loose: boolean;
	/** Words that no entry has, even misspelt. */
	missing: string[];
}

/** Limits the combinations to try. */
const mostParts = 8;
/** Counts up to 1000 instead of testing for existence, so that the planner uses an index. */
const hasHits = (query: SQL) =>
	sql`(select count(*) from (select from search_entry where vector @@ ${query} limit 1000) looked) > 0`;

type How = 'typed' | 'begun' | 'guessed' | 'spelt';
type Probed = [how: How, query: string] | null;

/**
 * Replaces words without hits: by words that begin alike, then by similar spellings; else it drops them. If no entry
 * has all that remains, it asks for most of it.
 * @param named true if the words are part of a name, so that nothing is guessed
 */
export async function relax(clauses: Clause[], named: boolean): Promise<Relaxed | undefined> {
	const needed = await meaningfulClauses(requiredOf(clauses));
	if (!needed.length) return undefined;
	const [row] = await db
		.select({ probed: sql<Probed[]>`probed` })
		.from(sql`json_build_array(${sql.join(needed.map(probe), sql`, `)}) probed`);
	const ways = await withLikest(needed, row!.probed);
	const probed = ways.map((each, place) => ({ clause: needed[place]!, each }));
	if (named && !probed.some(({ each }) => each?.[0] === 'begun')) return undefined;
	const isSure = (how: How) => how === 'typed' || how === 'begun';
	const matched = probed.filter(({ each }) => each && (!named || isSure(each[0])));
	const asked = matched.filter(({ each }) => each![1]);
	if (!asked.length) return undefined;
	const parts = asked.map(({ clause, each }) => partOf(clause, each!));
	const without = clauses.filter(({ not }) => not).map(clauseQueryOf);
	const idle = clauses.filter(({ role, not }) => role === 'idle' && !not).map(clauseQueryOf);
	const queries = asked.map(({ each }) => each![1]);
	const most = await mostTogether(parts, queries);
	return {
		parts: [...parts, ...idle, ...without],
		most,
		spelt: matched.some(({ each }) => !isSure(each![0])),
		loose: most !== undefined || matched.length < requiredOf(clauses).length,
		missing: probed.flatMap(({ each, clause }) => (each ? [] : clause.typed))
	};
}

function partOf(clause: Clause, [how, query]: [How, string]): ClauseQuery {
	const typed = clauseQueryOf(clause);
	if (how === 'typed') return typed;
	const found = sql`${query}::tsquery`;
	const role = how === 'guessed' ? clause.guess!.role : typed.role;
	return { ...typed, query: found, words: found, role };
}

/** Limits clauses to the first ones, without stop words such as «who» and «the». */
async function meaningfulClauses(clauses: Clause[]): Promise<Clause[]> {
	if (clauses.length <= mostParts) return clauses;
	const [row] = await db.select({ tell: sql<boolean[]>`tell` }).from(
		sql`json_build_array(${sql.join(
			clauses.map((clause) => sql`numnode(${queryOf(clause, clause.phrase)}) > 0`),
			sql`, `
		)}) tell`
	);
	return clauses.filter((_, place) => row!.tell[place]).slice(0, mostParts);
}

/** A single word of letters, not too long to be a misspelling. */
const single = /^[\p{L}\p{M}\u200c\u200d]{3,40}$/u;

const isWord = ({ typed, phrase }: Clause) => !phrase && single.test(typed);

/** Builds the query of a clause; null if nothing matches. */
function probe(clause: Clause): SQL {
	const query = queryOf(clause, clause.phrase);
	const ways = [
		sql`when numnode(${query}) = 0 or ${hasHits(query)} then ${probeResult('typed', query)}`
	];
	if (isWord(clause)) {
		for (const begun of beginnings(folded(clause.typed)))
			ways.push(sql`when ${hasHits(begun)} then ${probeResult('begun', begun)}`);
		const slipped = queryOf({ texts: slipsOf(clause.typed), tags: [] });
		ways.push(sql`when ${hasHits(slipped)} then ${probeResult('spelt', slipped)}`);
		if (clause.guess) {
			const guessed = queryOf(clause.guess);
			ways.push(sql`when ${hasHits(guessed)} then ${probeResult('guessed', guessed)}`);
		}
	}
	return sql`case ${sql.join(ways, sql` `)} end`;
}

const probeResult = (how: How, query: SQL) =>
	sql`(select json_build_array(${how}::text, query::text) from (select ${query} as query) found where query is not null)`;

const shortestStem = 5;
const longestEnding = 4;

/** Returns words with this beginning, then shorter stems, since the index holds stems. */
function beginnings(word: string): SQL[] {
	const letters = [...word];
	const stems = Array.from({ length: longestEnding }, (_, cut) => letters.slice(0, -1 - cut))
		.filter((stem) => stem.length >= shortestStem)
		.map((stem) => stem.join(''));
	return [
		sql`(search_lexeme(fold(${word}))::text || ':*')::tsquery`,
		...(stems.length
			? [
					sql`(${sql.join(
						stems.map((stem) => sql`search_lexeme(fold(${stem}))`),
						sql` || `
					)})`
				]
			: [])
	];
}

/** Undoes a swap of adjacent letters at each place. */
function slipsOf(word: string): string[] {
	const letters = [...word];
	return letters
		.slice(1)
		.map((letter, place) =>
			[...letters.slice(0, place), letter, letters[place], ...letters.slice(place + 2)].join('')
		);
}

/** Limits comparisons with all names. */
const mostMisspelt = 3;

/** Replaces lost words by the most similar words of names. */
async function withLikest(clauses: Clause[], probed: Probed[]): Promise<Probed[]> {
	const lost = clauses.filter((clause, place) => !probed[place] && isWord(clause));
	const asked = lost.slice(0, mostMisspelt);
	if (!asked.length) return probed;
	const likes = asked.map(({ typed }) => probeResult('spelt', likest(typed)));
	const [row] = await db
		.select({ found: sql<Probed[]>`found` })
		.from(sql`json_build_array(${sql.join(likes, sql`, `)}) found`);
	return probed.map((each, place) => each ?? row!.found[asked.indexOf(clauses[place]!)] ?? null);
}

/** Least trigram similarity. */
const alike = 0.35;
const mostNames = 40;

/** Finds the two most similar words of names. */
const likest = (word: string) => sql`(
	select string_agg(search_lexeme(part)::text, ' | ')::tsquery from (
		select part from (
			select distinct part, similarity(part, fold(${word})) as likeness
			from (
				select names from search_entry where fold(${word}) <<% names
				order by strict_word_similarity(fold(${word}), names) desc, length(names) limit ${mostNames}
			) named, regexp_split_to_table(names, '[[:punct:][:space:]]+') part
			where length(part) > 2
		) parts
		where likeness >= ${alike}
		order by likeness desc, part limit 2
	) likest
)`;

/** Finds the largest number of clauses that some entry has together; undefined if it is all, or fewer than half. */
async function mostTogether(parts: ClauseQuery[], queries: string[]): Promise<string | undefined> {
	const fewer = Array.from({ length: Math.floor(queries.length / 2) }, (_, less) =>
		chosenOf(queries, queries.length - 1 - less)
			.map((some) => `(${some.map((query) => `(${query})`).join(' & ')})`)
			.join(' | ')
	);
	const steps = [textQueryOf({}, parts), ...fewer.map((query) => sql`${query}::tsquery`)];
	const [row] = await db.select({ step: sql<number | null>`step` }).from(
		sql`(select case ${sql.join(
			steps.map((query, step) => sql`when ${hasHits(query)} then ${step}::int`),
			sql` `
		)} end as step) tried`
	);
	return row?.step ? fewer[row.step - 1] : undefined;
}

function chosenOf<Each>(all: Each[], number: number): Each[][] {
	if (number === 0) return [[]];
	return all.flatMap((first, place) =>
		chosenOf(all.slice(place + 1), number - 1).map((rest) => [first, ...rest])
	);
}
