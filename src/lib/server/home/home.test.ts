import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { correction } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import * as home from './index.ts';

const changes = async () => (await home.homeChanges()).map(({ is, id }) => `${is} ${id}`);
const said = (id: string, date: string, stance: 'oppose' | 'support' | 'neutral', given = {}) =>
	cast.statement(id, { date, stance, ...given });

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime('2020-06-01T12:00:00Z');
	await cast.scene();
	await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
});
afterEach(() => vi.useRealTimers());

describe('what changed', () => {
	it('is what happened to laws, newest first, and neither what lies ahead nor what is a statement', async () => {
		await cast.event('heard', { kind: 'court', date: '2020-05' });
		await cast.event('answer', { kind: 'reaction', date: '2020-05-02' });
		await cast.event('begins', { kind: 'commencement', date: '2020-06-02' });
		expect(await changes()).toEqual(['event heard', 'event leak']);
		vi.setSystemTime('2020-06-02T00:00:00Z');
		expect(await changes()).toEqual(['event begins', 'event heard', 'event leak']);
	});

	it('has what is still under way where it began, below what came since', async () => {
		await cast.event('open', { kind: 'consultation', date: '2020-05-01/2020-07-01' });
		await cast.event('heard', { kind: 'court', date: '2020-05-20' });
		expect(await changes()).toEqual(['event heard', 'event open', 'event leak']);
		vi.setSystemTime('2020-07-02T12:00:00Z');
		expect(await changes()).toEqual(['event open', 'event heard', 'event leak']);
	});

	it('is who holds another stance on a law than before, each in its own name', async () => {
		await said('first', '2020-02-13', 'oppose');
		await said('again', '2020-02-14', 'oppose');
		await said('turned', '2020-03-01', 'support');
		await said('of another', '2020-03-02', 'neutral', { organisationId: 'union' });
		const [turn] = await home.homeChanges();
		expect(turn).toMatchObject({
			is: 'position',
			id: 'turned',
			date: '2020-03-01',
			stance: 'support',
			before: { id: 'again', date: '2020-02-14', stance: 'oppose' },
			stakeholder: { slug: 'coalition' },
			regulation: { slug: 'harm-rules' }
		});
		expect(await changes()).toEqual(['position turned', 'event leak']);
	});

	it('is no turn where nobody can say which of the two came first', async () => {
		await said('some day', '2020-03', 'oppose');
		await said('one day', '2020-03-10', 'support');
		expect(await changes()).toEqual(['event leak']);
	});

	it('is what was put right, and not what was only reported', async () => {
		await cast.saved('event', 'leak', 2);
		const mends = { noun: 'event', rowId: 'leak', rowVersion: 2 } as const;
		const report = (id: string, state: 'made' | 'waiting') => ({
			id,
			state,
			page: '/regulations/harm-rules',
			message: 'The day is wrong.',
			...(state === 'made' && {
				answer: 'It was a day later.',
				decidedAt: new Date('2020-04-01'),
				...mends
			})
		});
		await db.insert(correction).values([report('one', 'made'), report('two', 'waiting')]);
		expect(await changes()).toEqual(['correction one', 'event leak']);
	});

	it('promise 10: tells of no draft', async () => {
		await said('first', '2020-02-13', 'oppose');
		await said('whisper', '2020-02-15', 'support', { state: 'draft' });
		await cast.event('rumour', { kind: 'leak', date: '2020-02-15', state: 'draft' });
		await cast.regulation('secret-bill', { state: 'draft' });
		expect(await changes()).toEqual(['event leak']);
		const { regulations, total } = await home.glance();
		expect([regulations.map(({ slug }) => slug), total]).toEqual([['harm-rules'], 1]);
	});
});

it('the picture has each law with the days it was hidden and how many take which stance', async () => {
	await cast.event('notified', { kind: 'notification', date: '2020-01-21', knownOn: '2020-02-12' });
	await said('a', '2020-02-13', 'oppose');
	await said('b', '2020-02-14', 'oppose', { organisationId: 'union' });
	await cast.regulation('act');
	const { regulations, total } = await home.glance();
	expect(total).toBe(2);
	expect(regulations.find(({ slug }) => slug === 'harm-rules')).toMatchObject({
		clocks: { hidden: { least: 22, most: 22 } },
		stances: { oppose: 2, support: 0 }
	});
	expect(regulations.find(({ slug }) => slug === 'act')?.clocks.hidden).toBeUndefined();
});

it('tells how much is on record, without drafts', async () => {
	await cast.statement('early', { date: '2020-02-13' });
	await cast.statement('whisper', { date: '2020-02-15', state: 'draft' });
	await cast.regulation('secret-bill', { state: 'draft' });
	expect(await home.recordSizes()).toEqual({
		regulations: 1,
		stakeholders: 3,
		statements: 1,
		articles: 1,
		reports: 1
	});
});

it('sends the same number of queries however many rows there are', async () => {
	const all = () =>
		countQueries(() => Promise.all([home.homeChanges(), home.glance(), home.recordSizes()]));
	const few = await all();
	for (const id of ['a', 'b', 'c']) {
		await cast.statement(id, { quote: 'No', signatories: ['union'] });
		await cast.event(`event ${id}`, { kind: 'court', date: '2020-03' });
	}
	expect(few).toBeGreaterThan(0);
	expect(await all()).toBe(few);
});
