import { and, eq, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import { searchEntry } from '../derived/tables.ts';
import * as t from '../db/schema.ts';

export interface NamedEntry {
	noun: 'regulation' | 'stakeholder';
	slug: string;
	name: string;
}

const shown = 5;

/** Sorts by similarity: “Assia Internet Colition”. */
export async function similarNames(words: string): Promise<NamedEntry[]> {
	const { noun, rowId, names } = searchEntry;
	return db
		.select({
			noun: sql<NamedEntry['noun']>`${noun}`,
			slug: sql<string>`coalesce(${t.regulation.slug}, ${t.stakeholder.slug})`,
			name: sql<string>`coalesce(${t.regulation.title}, ${t.stakeholder.name})`
		})
		.from(searchEntry)
		.leftJoin(t.regulation, and(eq(noun, 'regulation'), eq(t.regulation.id, rowId)))
		.leftJoin(t.stakeholder, and(eq(noun, 'stakeholder'), eq(t.stakeholder.id, rowId)))
		.where(sql`fold(${words}) <% ${names}`)
		.orderBy(sql`word_similarity(fold(${words}), ${names}) desc`, sql`length(${names})`, rowId)
		.limit(shown);
}
