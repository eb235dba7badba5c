import { eq, sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { db } from './index.ts';
import * as t from './schema.ts';
import { regulation } from '../../../../tests/helpers/nouns/test-cast.ts';
import '../../../../tests/helpers/server/db/test-database.ts';

// A query is prepared the second time and reused from the third.
const times = 3;

const titles = () =>
	db.select({ title: t.regulation.title }).from(t.regulation).where(eq(t.regulation.id, 'rules'));

it('a query that comes again finds what was changed since', async () => {
	await regulation('rules', { title: 'Rules 0' });
	for (let time = 1; time <= times; time++) {
		await db.update(t.regulation).set({ title: `Rules ${time}` });
		expect(await titles()).toEqual([{ title: `Rules ${time}` }]);
	}
});

it('a query that comes again and fails leaves those after it whole', async () => {
	const ratio = async (by: number) => {
		const [row] = await db
			.select({ ratio: sql<number>`6 / ${by}::int` })
			.from(sql`(values (1)) one`);
		return row?.ratio;
	};
	for (let time = 0; time < times; time++) {
		await expect(ratio(0)).rejects.toMatchObject({ cause: { code: '22012' } });
		expect(await ratio(2)).toBe(3);
	}
});

it('a query that comes again waits for a transaction, and sees nothing of it before its end', async () => {
	await regulation('rules', { title: 'Before' });
	for (let time = 0; time < times; time++) await titles();
	let seen: Promise<{ title: string }[]> | undefined;
	const undone = db.transaction(async (tx) => {
		await tx.update(t.regulation).set({ title: 'Never' });
		seen = titles().then((rows) => rows);
		await tx.update(t.regulation).set({ title: 'Never at all' });
		throw new Error('Undone');
	});
	await expect(undone).rejects.toThrow('Undone');
	expect(await seen).toEqual([{ title: 'Before' }]);
});

it('a transaction of many queries lets others have their turn in between', async () => {
	let isDone = false;
	let turns = 0;
	const others = (async () => {
		for (; !isDone; turns++) await nextTurn();
	})();
	await db.transaction(async (tx) => {
		const before = turns;
		for (let query = 0; query < 100; query++)
			await tx.execute(sql`select count(*) from generate_series(1, 20000)`);
		turns -= before;
	});
	isDone = true;
	await others;
	expect(turns).toBeGreaterThan(3);
});
