import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import { correction } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import { quotation } from '../db/schema.ts';
import * as site from '../site/index.ts';
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

	it('has the news of yesterday, however many days less exact than it are on record', async () => {
		for (const id of ['a', 'b', 'c', 'd', 'e', 'f'])
			await cast.event(id, { kind: 'court', date: '2020' });
		await cast.event('heard', { kind: 'court', date: '2020-05-31' });
		expect((await changes())[0]).toBe('event heard');
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
	});
});

describe('who changed position', () => {
	it('is who holds another stance on a law than before, each in its own name', async () => {
		await said('first', '2020-02-13', 'oppose');
		await said('again', '2020-02-14', 'oppose');
		await said('turned', '2020-03-01', 'support');
		await said('of another', '2020-03-02', 'neutral', { organisationId: 'union' });
		expect(await home.changedPositions()).toMatchObject([
			{
				id: 'turned',
				date: '2020-03-01',
				stance: 'support',
				before: { id: 'again', date: '2020-02-14', stance: 'oppose' },
				stakeholder: { slug: 'coalition' },
				regulation: { slug: 'harm-rules' }
			}
		]);
		expect(await changes()).toEqual(['event leak']);
	});

	it('is nobody where it cannot be said which of the two came first', async () => {
		await said('some day', '2020-03', 'oppose');
		await said('one day', '2020-03-10', 'support');
		expect(await home.changedPositions()).toEqual([]);
	});
});

it('the newest statements are those with words that readers see, the newest first', async () => {
	await said('early', '2020-02-13', 'oppose', { quote: 'Withdraw them.' });
	await said('late', '2020-02-20', 'oppose', { quote: 'Withdraw them now.' });
	await said('wordless', '2020-03-01', 'oppose');
	await said('whisper', '2020-03-02', 'oppose', { quote: 'Hush.', state: 'draft' });
	await said('kept', '2020-03-03', 'oppose', { quote: 'A secret name.' });
	await db
		.update(quotation)
		.set({ keptBack: 'It names somebody.' })
		.where(eq(quotation.statementId, 'kept'));
	expect((await home.latestStatements()).map(({ id }) => id)).toEqual(['late', 'early']);
});

describe('the law with which the front page begins', () => {
	const editor = {
		id: 'asma',
		name: 'Asma',
		email: 'asma@example.org',
		role: 'editor',
		twoStep: false
	} as const;
	const featured = async () => (await home.featuredLaw())?.slug;
	async function known(law: string, leaked: string) {
		const regulations = [law];
		await cast.event(`${law} made`, { kind: 'notification', date: '2020-01-21', regulations });
		await cast.event(`${law} leaked`, { kind: 'leak', date: leaked, regulations });
		for (const place of ['1', '2', '3', '4', '5'])
			await said(`${law}-${place}`, '2020-03-01', 'oppose', { regulations });
	}

	beforeEach(async () => {
		for (const law of ['old-rules', 'new-rules', 'silent-rules']) await cast.regulation(law);
		await cast.event('heard', { kind: 'court', date: '2020-05', regulations: ['silent-rules'] });
		await known('old-rules', '2020-02-12');
		expect(await featured()).toBe('old-rules');
		await known('new-rules', '2020-02-20');
	});

	it('is the last that moved of those with three days and five statements', async () => {
		expect(await featured()).toBe('new-rules');
		await cast.change('statement', 'new-rules-5', { state: 'withdrawn' });
		expect(await featured()).toBe('old-rules');
	});

	it('is the one that an editor chose, whatever is on record about it, until readers do not see it', async () => {
		await site.featureLaw(editor, 'silent-rules');
		expect(await featured()).toBe('silent-rules');
		await cast.change('regulation', 'silent-rules', { state: 'withdrawn' });
		expect(await featured()).toBe('new-rules');
		await site.featureLaw(editor, '');
		expect(await featured()).toBe('new-rules');
	});

	it('comes with questions that the record answers about it', async () => {
		expect((await home.featuredLaw())?.questions).toEqual([
			'Who opposed Title of new-rules?',
			'When did Title of new-rules leak?'
		]);
		await site.featureLaw(editor, 'silent-rules');
		expect((await home.featuredLaw())?.questions).toEqual([]);
	});
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
		countQueries(() =>
			Promise.all([
				home.homeChanges(),
				home.featuredLaw(),
				home.latestStatements(),
				home.latestArticles(),
				home.changedPositions(),
				home.recordSizes()
			])
		);
	const few = await all();
	for (const id of ['a', 'b', 'c']) {
		await cast.statement(id, { quote: 'No', signatories: ['union'] });
		await cast.event(`event ${id}`, { kind: 'court', date: '2020-03' });
	}
	expect(few).toBeGreaterThan(0);
	expect(await all()).toBe(few);
});
