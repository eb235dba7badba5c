import { expect, it } from 'vitest';
import { db } from '../db/index.ts';
import { revision } from '../db/schema.ts';
import { recordFirst } from './index.ts';

const asma = { author: 'asma', reason: 'first entry' };

it('keeps version 1 of each row, with who made it and why', async () => {
	await recordFirst(db, 'topic', [{ id: 'expression' }, { id: 'privacy' }], asma);
	expect(await db.select().from(revision).orderBy(revision.rowId)).toMatchObject([
		{ noun: 'topic', rowId: 'expression', version: 1, snapshot: { id: 'expression' }, ...asma },
		{ noun: 'topic', rowId: 'privacy', version: 1, snapshot: { id: 'privacy' }, ...asma }
	]);
});

it('refuses a second first version', async () => {
	await recordFirst(db, 'topic', [{ id: 'expression' }], asma);
	await expect(recordFirst(db, 'topic', [{ id: 'expression' }], asma)).rejects.toThrow();
});

it('takes no rows for nothing to write', async () => {
	await recordFirst(db, 'topic', [], asma);
	expect(await db.$count(revision)).toBe(0);
});

it('takes more rows than one query holds', async () => {
	const rows = Array.from({ length: 2_500 }, (_, index) => ({ id: `t${index}` }));
	await recordFirst(db, 'topic', rows, asma);
	expect(await db.$count(revision)).toBe(2_500);
});
