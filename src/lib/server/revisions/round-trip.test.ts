import { beforeEach, expect, it } from 'vitest';
import { differences } from '../../domain/differences.ts';
import { db } from '../db/index.ts';
import { nounOf } from '../db/items/nouns.ts';
import { readItems } from '../db/items/read.ts';
import { revision } from '../db/schema.ts';
import { bundledFacts, loadFacts } from '../db/seed/load.ts';
import { countQueries } from '../db/test-database.ts';
import { current, history, save, versionOf } from './index.ts';

beforeEach(async () => void (await loadFacts(db, await bundledFacts())));

/** As the files of facts write it, sets in one order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) {
		const items = value.map(sorted);
		return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
	}
	if (!value || typeof value !== 'object') return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

const nouns = Object.values(nounOf);

it('reads every bundled fact back as it was written', async () => {
	const all = await db.select().from(revision);
	for (const noun of nouns) {
		const first = all.filter((row) => row.noun === noun);
		expect(first.length).toBeGreaterThan(0);
		const found = await readItems(
			db,
			noun,
			first.map(({ rowId }) => rowId)
		);
		const items = new Map(found.map(({ item }) => [item.id, item]));
		const written = first.map(({ snapshot }) => sorted(snapshot));
		expect(first.map(({ rowId }) => sorted(items.get(rowId)))).toEqual(written);
		for (const { rowId, snapshot } of first)
			expect(differences(snapshot as object, items.get(rowId) ?? {})).toEqual([]);
	}
});

it('saves a bundled fact of each noun as it stands, whole', async () => {
	const all = await db.select().from(revision);
	for (const noun of nouns) {
		const id = all.findLast((row) => row.noun === noun)?.rowId ?? '';
		const before = await current(noun, id);
		const how = { version: 1, author: 'asma', reason: 'No change' };
		expect(await save(noun, before?.item as never, how)).toEqual({ id, version: 2 });
		expect(await current(noun, id)).toEqual({ ...before, version: 2 });
		expect(sorted((await versionOf(noun, id, 2))?.item)).toEqual(sorted(before?.item));
		expect((await history(noun, id)).map(({ version }) => version)).toEqual([2, 1]);
	}
});

it('reads any number of items in one query', async () => {
	expect(await countQueries(() => readItems(db, 'statement', ['st-001', 'st-002']))).toBe(1);
	expect(await countQueries(() => current('event', 'ev-001'))).toBe(1);
});
