import { sql } from 'drizzle-orm';
import { excerpt, foldedWords, type Part } from '../../domain/search/text.ts';
import { db } from '../db/index.ts';

const lexeme = /'((?:[^']|'')*)'(:\*)?/g;

/** Parses a query as PostgreSQL prints it: `'coalit' & 'privaci' | 'encryp':*`. */
const lexemesOf = (query: string) =>
	Array.from(query.matchAll(lexeme), ([, word = '', unfinished]) => ({
		word: word.replaceAll("''", "'"),
		unfinished: Boolean(unfinished)
	}));

/**
 * Makes a function that cuts out and marks matches. The database decides which words match, since it knows the stems:
 * one query for all texts of a page.
 */
export async function highlighterOf(
	query: string,
	texts: string[]
): Promise<(text: string) => Part[]> {
	const all = lexemesOf(query);
	const lexemes = all.map(({ word }) => word);
	const begun = all.filter(({ unfinished }) => unfinished).map(({ word }) => word);
	const starts = new Set(lexemes.map((word) => word.slice(0, 2)));
	const like = foldedWords(texts).filter((word) => starts.has(word.slice(0, 2)));
	const rows = like.length
		? await db
				.select({ word: sql<string>`word` })
				.from(sql`jsonb_array_elements_text(${JSON.stringify(like)}::text::jsonb) listed(word)`)
				.where(
					sql`array[word, (ts_lexize('english_stem', word))[1]]
						&& array(select jsonb_array_elements_text(${JSON.stringify(lexemes)}::text::jsonb))`
				)
		: [];
	const found = new Set(rows.map(({ word }) => word));
	return (text) =>
		excerpt(text, (word) => found.has(word) || begun.some((start) => word.startsWith(start)));
}
