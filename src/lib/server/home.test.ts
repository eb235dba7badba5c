import { beforeEach, expect, it } from 'vitest';
import * as cast from './db/test-cast.ts';
import { countQueries } from './db/test-database.ts';
import * as home from './home.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
	await cast.statement('early', { date: '2020-02-13' });
	await cast.statement('late', { date: '2020-02-14' });
});

it('shows what is new, newest first, and how much is on record', async () => {
	const { events, statements, size } = await home.latest();
	expect(events.map(({ id }) => id)).toEqual(['leak']);
	expect(statements.map(({ id }) => id)).toEqual(['late', 'early']);
	expect(size).toEqual({ laws: 1, stakeholders: 3, statements: 2, articles: 1 });
});

it('neither shows nor counts drafts', async () => {
	await cast.statement('whisper', { date: '2020-02-15', state: 'draft' });
	await cast.event('rumour', { kind: 'leak', date: '2020-02-15', state: 'draft' });
	await cast.regulation('secret-bill', { state: 'draft' });
	const { events, statements, size } = await home.latest();
	expect(JSON.stringify({ events, statements })).not.toMatch(/whisper|rumour/);
	expect(size).toMatchObject({ laws: 1, statements: 2 });
});

it('sends the same number of queries however many rows there are', async () => {
	const few = await countQueries(home.latest);
	for (const id of ['a', 'b', 'c'])
		await cast.statement(id, { quote: 'No', signatories: ['union'] });
	expect(few).toBeGreaterThan(0);
	expect(await countQueries(home.latest)).toBe(few);
});
