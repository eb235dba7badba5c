import { describe, expect, it } from 'vitest';
import { detailsInWords } from '../domain/activity.ts';
import { activityCsv, list, record } from './activity.ts';
import { db } from './db/index.ts';

const asma = { id: 'asma', name: 'Asma' };

async function csvOf(filters: Parameters<typeof activityCsv>[0] = {}) {
	let text = '';
	for await (const lines of activityCsv(filters)) text += lines;
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

	it('tells its details in words, as a page and as CSV', async () => {
		await record(db, { kind: 'sign_in_refused', subject: 'Asma', detail: { step: 'password' } });
		await record(db, { kind: 'sign_in_refused', subject: 'Asma', detail: { step: 'code' } });
		const made = { scopes: 'write, publish', until: '2026-12-01' };
		await record(db, { kind: 'token_made', actor: asma, subject: 'Script', detail: made });
		await record(db, {
			kind: 'role_change',
			actor: asma,
			detail: { from: 'contributor', to: 'editor' }
		});
		await record(db, { kind: 'import', actor: asma, detail: { as: 'regulations', known: 2 } });
		const { rows } = await list({ filters: {}, page: 1, ignored: [] });
		const words = [
			['as laws', 'on record before: 2'],
			['from contributor', 'to editor'],
			['may write and publish', 'until 2026-12-01'],
			['the code was wrong'],
			['the password was wrong']
		];
		expect(rows.map(({ detail }) => detailsInWords(detail))).toEqual(words);
		expect((await csvOf()).slice(1).map((line) => line.split(',').at(-1))).toEqual(
			words.map((each) => each.join('; '))
		);
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
