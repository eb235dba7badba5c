import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { searchEntry } from '../derived/tables.ts';
import { db } from '../db/index.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import { search } from './index.ts';
import {
	type Question,
	questions
} from '../../../../tests/helpers/server/search/test-questions.ts';

const looked = 3;
/** Share of questions that must find their answer. */
const share = 0.9;

async function missedOf(some: Question[]): Promise<string[]> {
	const misses: string[] = [];
	for (const { question, wanted } of some) {
		const { results } = await search(question, { filters: {}, page: 1 });
		const first = results.slice(0, looked).map(({ noun, row }) => `${noun} ${row.id}`);
		if (!first.some((each) => wanted.includes(each)))
			misses.push(`${question}: ${first.join(', ')}`);
	}
	return misses;
}

describe('questions that the search is to answer', () => {
	beforeEach(async () => {
		await loadFacts(db, await bundledFacts());
	});

	it('are each asked once, for what the bundled facts hold', async () => {
		const { noun, rowId } = searchEntry;
		const entries = await db
			.select({ id: sql<string>`${noun} || ' ' || ${rowId}` })
			.from(searchEntry);
		const found = new Set(entries.map(({ id }) => id));
		expect(questions.flatMap(({ wanted }) => wanted.filter((id) => !found.has(id)))).toEqual([]);
		expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
		expect(questions.length).toBeGreaterThanOrEqual(50);
	});

	it.each([
		['kept aside', true],
		['tuned by', false]
	])('and were %s find theirs among the first three, nine in ten of them', async (_, aside) => {
		const some = questions.filter((each) => each.aside === aside);
		const misses = await missedOf(some);
		expect(misses.length, misses.join('\n')).toBeLessThanOrEqual((1 - share) * some.length);
	});
});
