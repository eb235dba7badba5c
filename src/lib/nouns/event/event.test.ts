import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import * as events from './queries.server.ts';

const list = (search = '') => events.list(readFilters(new URLSearchParams(search), events.filters));
const found = async (search?: string) => (await list(search)).rows.map(({ id }) => id);

async function page(id: string) {
	const found = await events.get(id);
	if (found?.state !== 'published') throw new Error(`${id} is not published`);
	return found;
}

beforeEach(async () => {
	await cast.scene();
	await cast.article('the-news');
	await cast.regulation('it-rules', {
		title: 'IT Rules',
		aliases: ['Règles IT'],
		jurisdiction: 'IN'
	});
	await cast.event('approved', {
		kind: 'approval',
		date: '2020-01-28',
		disputed: [{ date: '2020-02-11', source: 'the-news' }],
		actors: ['ministry']
	});
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12', regulations: ['harm-rules'] });
	await cast.event('answered', { kind: 'reaction', date: '2020-02-13' });
	await cast.event('both', {
		kind: 'court',
		date: '2021-03',
		regulations: ['harm-rules', 'it-rules']
	});
	await cast.event('rumour', { kind: 'leak', date: '2020-02-12', state: 'draft' });
});

describe('the list of events', () => {
	it('shows the latest first, and no draft', async () => {
		expect(await found()).toEqual(['both', 'answered', 'leaked', 'approved']);
	});

	it.each([
		['sort=oldest', ['approved', 'leaked', 'answered', 'both']],
		['regulation=it-rules', ['both']],
		['kind=leak', ['leaked']],
		['kind=leak&year=2021', []],
		['year=2020&regulation=harm-rules', ['answered', 'leaked', 'approved']],
		['jurisdiction=IN', ['both']],
		['q=regles', ['both']],
		['q=HAPPENED+in+leaked', ['leaked']],
		['q=_', []]
	])('answers ?%s', async (search, expected) => {
		expect(await found(search)).toEqual(expected);
	});

	it('counts an event once a country, and each choice beside the other filters', async () => {
		await cast.regulation('more-rules', { jurisdiction: 'IN' });
		await cast.event('twice', {
			kind: 'court',
			date: '2021',
			regulations: ['it-rules', 'more-rules']
		});
		const { facets } = await list('kind=court');
		expect(facets.jurisdiction).toEqual([
			{ value: 'IN', label: 'India', count: 2 },
			{ value: 'PK', label: 'Pakistan', count: 1 }
		]);
		expect(facets.kind?.map(({ label }) => label)).toEqual([
			'Court',
			'Approval',
			'Leak',
			'Reaction'
		]);
		expect(facets.year).toEqual([{ value: '2021', label: '2021', count: 2 }]);
	});

	it('is narrowed by a topic of the laws that it happened to, each event counted once', async () => {
		await cast.topic('privacy', { name: 'Privacy' });
		const topics = ['privacy'];
		await cast.regulation('data-bill', { topics });
		await cast.regulation('data-rules', { topics });
		await cast.regulation('secret-bill', { topics, state: 'draft' });
		const regulation = (id: string, ...regulations: string[]) =>
			cast.event(id, { kind: 'court', date: '2021', regulations });
		await regulation('of both', 'data-bill', 'data-rules');
		await regulation('of a draft', 'secret-bill');
		expect(await found('topic=privacy')).toEqual(['of both']);
		const { facets } = await list();
		expect(facets.topic).toEqual([{ value: 'privacy', label: 'Privacy', count: 1 }]);
	});

	it('shows the last page to whoever asks for one past the end', async () => {
		expect(await list('page=99')).toMatchObject({ page: 1, pages: 1, total: 4 });
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c'])
			await cast.event(id, { kind: 'court', date: '2020', actors: ['union'] });
		expect(await countQueries(() => list())).toBe(few);
	});
});

describe('an event', () => {
	it('stands between what happened before and after on the same law', async () => {
		expect(await page('leaked')).toMatchObject({
			event: { id: 'leaked' },
			before: { id: 'approved' },
			after: { id: 'answered' }
		});
		expect((await page('approved')).before).toBeUndefined();
		expect((await page('both')).after).toBeUndefined();
	});

	it('comes right after another one of the same date', async () => {
		for (const id of ['same-a', 'same-b', 'same-c'])
			await cast.event(id, { kind: 'reaction', date: '2020-02-12' });
		expect(await page('same-b')).toMatchObject({
			before: { id: 'same-a' },
			after: { id: 'same-c' }
		});
	});

	it('shows disputed dates, each with its sources', async () => {
		expect((await page('approved')).event).toMatchObject({
			date: '2020-01-28',
			sources: [{ id: 'dawn' }],
			disputed: [{ date: '2020-02-11', sources: [{ id: 'the-news' }] }],
			actors: [{ slug: 'ministry' }]
		});
	});

	it('is unknown while it is a draft, and keeps its reason once withdrawn', async () => {
		expect(await events.get('rumour')).toBeUndefined();
		await db
			.update(t.event)
			.set({ state: 'withdrawn', stateReason: 'It did not happen' })
			.where(eq(t.event.id, 'leaked'));
		expect(await events.get('leaked')).toEqual({
			state: 'withdrawn',
			stateReason: 'It did not happen'
		});
		expect((await page('approved')).after?.id).toBe('answered');
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => events.get('approved'));
		for (const id of ['a', 'b']) await cast.event(id, { kind: 'court', date: '2019' });
		expect(await countQueries(() => events.get('approved'))).toBe(few);
	});
});
