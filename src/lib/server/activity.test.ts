import { describe, expect, it } from 'vitest';
import { csv, list, record } from './activity.ts';
import { db } from './db/index.ts';

const asma = { id: 'asma', name: 'Asma' };

async function csvOf(filters: Parameters<typeof csv>[0] = {}) {
	let text = '';
	for await (const lines of csv(filters)) text += lines;
	return text.trimEnd().split('\r\n');
}

describe('the activity log', () => {
	it('lists the newest first, filtered by what happened, with counts', async () => {
		await record(db, { kind: 'sign_in', actor: asma });
		await record(db, {
			kind: 'role_change',
			actor: asma,
			subject: 'Bilal',
			detail: { to: 'editor' }
		});
		const all = await list({ filters: {}, page: 1, ignored: [] });
		expect(all.rows.map(({ kind }) => kind)).toEqual(['role_change', 'sign_in']);
		const some = await list({ filters: { kind: 'sign_in' }, page: 1, ignored: [] });
		expect(some.rows).toMatchObject([{ actorName: 'Asma' }]);
		expect(some.facets.kind).toHaveLength(2);
	});

	it('is filtered by day, the last one included', async () => {
		await record(db, { kind: 'sign_in', actor: asma });
		const today = new Date().toISOString().slice(0, 10);
		const on = (from: string, to: string) => list({ filters: { from, to }, page: 1, ignored: [] });
		expect((await on(today, today)).total).toBe(1);
		expect((await on('2020-01-01', '2020-12-31')).total).toBe(0);
	});

	it('leaves as CSV whole, across its pieces, with no cell that a spreadsheet would run', async () => {
		for (let n = 0; n < 5; n++)
			await record(db, { kind: 'import', actor: { id: 'x', name: `=cmd${n}` }, subject: '+1,"2"' });
		const lines = await csvOf();
		expect(lines).toHaveLength(6);
		expect(lines[1]).toMatch(/,Imported,'=cmd4,"'\+1,""2""",/);
		expect(await csvOf({ kind: 'merge' })).toHaveLength(1);
	});
});
