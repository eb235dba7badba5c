import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { searchEntry } from '../db/derived.ts';
import { db } from '../db/index.ts';
import { bundledFacts, loadFacts } from '../db/seed/load.ts';
import { questions } from './test-questions.ts';

it('questions that the search is to answer are each asked once, for what the bundled facts hold', async () => {
	await loadFacts(db, await bundledFacts());
	const { noun, rowId } = searchEntry;
	const entries = await db
		.select({ id: sql<string>`${noun} || ' ' || ${rowId}` })
		.from(searchEntry);
	const found = new Set(entries.map(({ id }) => id));
	expect(questions.flatMap(({ wanted }) => wanted.filter((id) => !found.has(id)))).toEqual([]);
	expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
	expect(questions.length).toBeGreaterThanOrEqual(50);
});
