import { expect, it } from 'vitest';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { addRevisions } from './index.ts';

const byAsma = { author: 'asma', reason: 'first entry' };
const asma = { ...byAsma, way: 'entry' as const };
const first = (ids: string[]) => ids.map((id) => ({ item: { id }, version: 1 }));

it('keeps version 1 of each row, with who made it and why', async () => {
	await addRevisions(db, 'topic', first(['expression', 'privacy']), asma);
	expect(await db.select().from(revision).orderBy(revision.rowId)).toMatchObject([
		{ noun: 'topic', rowId: 'expression', version: 1, snapshot: { id: 'expression' }, ...byAsma },
		{ noun: 'topic', rowId: 'privacy', version: 1, snapshot: { id: 'privacy' }, ...byAsma }
	]);
});

it('refuses a second first version', async () => {
	await addRevisions(db, 'topic', first(['expression']), asma);
	await expect(addRevisions(db, 'topic', first(['expression']), asma)).rejects.toThrow();
});

it('takes no rows for nothing to write', async () => {
	await addRevisions(db, 'topic', [], asma);
	expect(await db.$count(revision)).toBe(0);
});

it('takes more rows than one query holds', async () => {
	const ids = Array.from({ length: 2_500 }, (_, index) => `t${index}`);
	await addRevisions(db, 'topic', first(ids), asma);
	expect(await db.$count(revision)).toBe(2_500);
});
