import { and, eq, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { SearchNoun } from '../../domain/search/search.ts';
import { db } from '../db/index.ts';
import { isAmong } from '../derived/ids.ts';
import { searchEntry } from '../derived/tables.ts';
import { textQueryFor } from '../lists/text-query.ts';
import { isFoundBy, containsPattern } from '../lists/words.ts';
import { inBatches } from './batches.ts';

/** `query` is null if the words say nothing. */
interface ReadWords {
	query: string | null;
	pattern: string;
}

/** Parsing words takes several hundred times as long as comparing them with an entry. */
const cachedWords = new LRUCache<string, ReadWords>({ max: 20_000 });

async function readWords(texts: string[]): Promise<void> {
	const rows = texts.map(
		(words, at) => sql`(${at}::int, ${textQueryFor(words)}::text, ${containsPattern(words)})`
	);
	const read = await db
		.select({
			at: sql<number>`at`,
			query: sql<string | null>`query`,
			pattern: sql<string>`pattern`
		})
		.from(sql`(values ${sql.join(rows, sql`, `)}) as words(at, query, pattern)`);
	for (const { at, ...words } of read) cachedWords.set(texts[at]!, words);
}

/** Returns the items that each search finds by its words; words that find none are left out. */
export async function wordsThatFind(
	noun: SearchNoun,
	ids: string[],
	all: string[]
): Promise<Map<string, string[]>> {
	const unique = [...new Set(all)];
	const isOne = and(eq(searchEntry.noun, noun), isAmong(searchEntry.rowId, ids));
	await inBatches(
		unique.filter((words) => !cachedWords.has(words)),
		readWords
	);
	const found = new Map<string, string[]>();
	await inBatches(unique, async (batch) => {
		const asked = batch.flatMap((words) => {
			const read = cachedWords.get(words);
			return read ? { words, ...read } : [];
		});
		const column = (name: keyof (typeof asked)[number]) =>
			sql`${sql.param(asked.map((each) => each[name]))}::text[]`;
		const rows = await db
			.select({ words: sql<string>`asked.words`, id: searchEntry.rowId })
			.from(searchEntry)
			.innerJoin(
				sql`unnest(${column('words')}, ${column('query')}, ${column('pattern')}) as asked(words, query, pattern)`,
				isFoundBy(noun, sql`asked.query::tsquery`, sql`asked.pattern`)
			)
			.where(isOne);
		for (const { words, id } of rows) found.set(words, [...(found.get(words) ?? []), id]);
	});
	return found;
}
