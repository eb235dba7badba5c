import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Noun } from '../../domain/nouns.ts';
import type { ItemToSave } from '../write/index.ts';
import { current, saveItem } from '../write/index.ts';
import {
	letter as draft,
	user
} from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { recordLook } from '../desk/looked-at/index.ts';
import { withdraw } from '../../../../tests/helpers/server/write/test-changes.ts';
import { db } from '../db/index.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { noteComing } from './coming.ts';
import { createNotices } from './spread.ts';
import { follows } from '../../../../tests/helpers/server/follow/test-followers.ts';

const how = { reason: 'Read in Dawn', way: 'entry' as const, author: 'Bilal', authorId: 'bilal' };

const letter = (given: Partial<ItemToSave<'statement'>> = {}) =>
	draft({
		organisation: 'union',
		date: '2020-02-13',
		summary: 'The union objects.',
		state: 'published',
		...given
	});
const publish = (given?: Partial<ItemToSave<'statement'>>) =>
	saveItem('statement', letter(given), how);

/** Followers with a notice, and its subject. */
async function followersTold(): Promise<string[]> {
	await createNotices();
	const rows = await db
		.select({ who: t.notice.followerId, key: t.change.key })
		.from(t.notice)
		.innerJoin(t.change, eq(t.change.id, t.notice.changeId))
		.orderBy(t.notice.followerId);
	return rows.map(({ who }) => who);
}

beforeEach(() => cast.scene());
afterEach(() => vi.useRealTimers());

describe('a published statement', () => {
	it('is told to who follows its law, its stakeholders, their country, topic or everything, and to nobody else', async () => {
		await cast.regulation('other-act', { jurisdiction: 'IN' });
		await cast.topic('speech');
		await db.insert(t.regulationTopic).values({ regulationId: 'harm-rules', topicId: 'speech' });
		for (const [name, subject] of Object.entries({
			asma: 'everything:',
			bilal: 'regulation:harm-rules',
			chanda: 'stakeholder:union',
			danish: 'stakeholder:coalition',
			erum: 'country:PK',
			faiz: 'topic:speech',
			gul: 'search:/statements?stance=oppose',
			hina: 'search:/search?q=objects',
			imran: 'stakeholder:ministry',
			javed: 'regulation:other-act',
			kiran: 'country:IN',
			laila: 'search:/statements?stance=support',
			mona: 'search:/events?kind=court',
			nadia: 'campaign:repeal'
		}))
			await follows(name, { subject });
		await publish({ signatories: ['coalition'] });
		expect(await followersTold()).toEqual([
			...['asma', 'bilal', 'chanda', 'danish', 'erum', 'faiz', 'gul', 'hina']
		]);
	});

	it('is told once to who follows it for two reasons, however often it is spread', async () => {
		await follows('asma', { subject: 'everything:', frequency: 'weekly' });
		await follows('asma', { subject: 'regulation:harm-rules', frequency: 'at_once' });
		await publish();
		await followersTold();
		await db.update(t.change).set({ spreadAt: null });
		expect(await followersTold()).toEqual(['asma']);
		expect(await db.select({ why: t.notice.followId }).from(t.notice)).toEqual([
			{ why: 'asma regulation:harm-rules' }
		]);
	});

	it('is not told to who chose other kinds, has not confirmed, has ended, or came later', async () => {
		await follows('bilal', { kinds: ['event', 'coming'] });
		await follows('chanda');
		await db.update(t.follow).set({ confirmedAt: null }).where(eq(t.follow.followerId, 'chanda'));
		await follows('danish');
		await db.update(t.follower).set({ endedAt: new Date() }).where(eq(t.follower.id, 'danish'));
		await publish();
		await follows('erum');
		await db
			.update(t.follow)
			.set({ confirmedAt: new Date(Date.now() + 1) })
			.where(eq(t.follow.followerId, 'erum'));
		expect(await followersTold()).toEqual([]);
	});

	it('costs nothing for searches that nobody confirmed, or that other kinds are wanted of', async () => {
		const cost = async () => {
			await publish();
			return countQueries(createNotices);
		};
		const without = await cost();
		for (let number = 0; number < 50; number++) {
			const subject = `search:/search?q=objects+${number}`;
			await follows(`reader-${number}`, { subject, ...(number % 2 && { kinds: ['event'] }) });
		}
		const unconfirmed = like(t.follow.subject, 'search:%');
		await db.update(t.follow).set({ confirmedAt: null }).where(unconfirmed);
		expect(await cost()).toBe(without);
		await db
			.update(t.follow)
			.set({ confirmedAt: new Date(0) })
			.where(unconfirmed);
		expect(await cost()).toBeGreaterThan(without);
	});

	it('is told as a changed position, too, where it is one', async () => {
		await publish({
			date: '2020-02-12',
			positions: [{ regulation: 'harm-rules', stance: 'support' }]
		});
		await createNotices();
		await follows('asma', { kinds: ['position'] });
		await publish({ date: '2020-02-14' });
		await publish({ date: '2020-02-15' });
		expect(await followersTold()).toEqual(['asma']);
	});
});

describe('what is told', () => {
	beforeEach(() => follows('asma'));

	it('is never a draft, a version that changes nothing, or a look at a law', async () => {
		const { id } = await publish({ state: 'draft', stateReason: 'Waits for an editor' });
		await saveItem(
			'statement',
			{ ...letter(), id, state: 'draft', stateReason: 'Refused' } as never,
			{
				...how,
				version: 1
			}
		);
		const { item, version } = (await current('regulation', 'harm-rules'))!;
		await recordLook(await user('editor'), { id: 'harm-rules', version });
		expect((await current('regulation', 'harm-rules'))?.item).not.toEqual(item);
		expect(await followersTold()).toEqual([]);
	});

	it('is a correction or a withdrawal to who wants to know of these', async () => {
		const { id } = await publish();
		await createNotices();
		await db.delete(t.notice);
		await follows('bilal', { kinds: ['correction'] });
		await cast.change('statement', id, { summary: 'The union objects strongly.' });
		await withdraw('statement', id, { ...how, version: 2, reason: 'It never said so' });
		expect(await followersTold()).toEqual(['asma', 'asma', 'bilal', 'bilal']);
	});

	it('is a reaction, unless it is a public statement, which is told itself', async () => {
		await follows('bilal', { subject: 'regulation:harm-rules', kinds: ['event', 'correction'] });
		const react = (statement: string) =>
			saveItem(
				'event',
				{
					kind: 'reaction',
					description: `As ${statement} has it.`,
					dates: [{ date: '2020-02-13', basis: 'reported', preferred: true, sources: ['dawn'] }],
					regulations: ['harm-rules'],
					statement,
					state: 'published'
				} as never,
				how
			);
		await cast.statement('said');
		await react('said');
		expect(await followersTold()).toEqual([]);
		await cast.statement('waits', { state: 'draft' });
		await react('waits');
		expect(await followersTold()).toEqual(['asma', 'bilal']);
	});

	it('is a day that comes near, a week before it and the day before', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T08:00:00Z') });
		await follows('bilal', { subject: 'regulation:harm-rules', kinds: ['coming'] });
		await cast.event('hearing', { kind: 'court', date: '2026-12-01', regulations: ['harm-rules'] });
		await cast.event('some-day', { kind: 'court', date: '2026-12', regulations: ['harm-rules'] });
		const gone = { state: 'withdrawn', stateReason: 'Not a law' } as const;
		await cast.regulation('gone', gone);
		await cast.event('of-none', { kind: 'court', date: '2026-12-01', regulations: ['gone'] });
		await noteComing();
		expect(await db.$count(t.change)).toBe(0);
		for (const day of ['2026-11-24', '2026-11-26', '2026-11-30', '2026-12-01', '2026-12-02']) {
			vi.setSystemTime(new Date(`${day}T08:00:00Z`));
			await noteComing();
		}
		const changes = await db.select({ key: t.change.key }).from(t.change).orderBy(t.change.id);
		expect(changes.map(({ key }) => key)).toEqual([
			'coming/hearing/2026-12-01/week',
			'coming/hearing/2026-12-01/day'
		]);
	});
});

describe('a search that listed an item', () => {
	/** Searches by every kind of filter that reads a derived table, which forgets what is withdrawn. */
	const listing = [
		'/statements?stance=oppose',
		'/statements?stakeholder=union',
		'/statements?stakeholder=coalition&with=union',
		'/statements?signed=media_union',
		'/statements?represents=company',
		'/statements?regulation=harm-rules&changed=yes',
		'/statements?q=objects',
		'/search?q=objects'
	];
	const others = ['/statements?stance=support', '/statements?q=thanks', '/search?q=thanks'];
	let id: string;

	/** Gives an item of the cast the version that published it. */
	const published = async (noun: Noun, id: string) =>
		cast.saved(noun, id, 1, { snapshot: (await current(noun, id))!.item });

	beforeEach(async () => {
		await cast.stakeholder('firm', { kind: 'company' });
		await cast.membership('union', 'firm', '2020-02');
		await publish({
			date: '2020-02-01',
			positions: [{ regulation: 'harm-rules', stance: 'mixed' }]
		});
		({ id } = await publish({ signatories: ['coalition'] }));
		for (const search of [...listing, ...others])
			await follows(search, { subject: `search:${search}` });
		await createNotices();
		await db.delete(t.change);
	});

	it('tells that it was withdrawn, and no search that did not list it', async () => {
		await withdraw('statement', id, { ...how, version: 1, reason: 'Forged' });
		expect(await followersTold()).toEqual([...listing].sort());
	});

	it('tells of the change that moved it out', async () => {
		const change = {
			summary: 'The union gives thanks.',
			organisation: 'ministry',
			signatories: [],
			positions: [{ regulation: 'harm-rules', stance: 'support' as const }]
		};
		await cast.change('statement', id, change);
		expect(await followersTold()).toEqual([...listing, ...others].sort());
	});

	it('tells nobody who follows other kinds, or began to follow after the change', async () => {
		await db
			.update(t.follow)
			.set({ kinds: ['statement', 'event'] })
			.where(eq(t.follow.followerId, listing[0]!));
		await db
			.update(t.follow)
			.set({ confirmedAt: new Date(Date.now() + 60_000) })
			.where(eq(t.follow.followerId, listing[1]!));
		await withdraw('statement', id, { ...how, version: 1 });
		expect(await followersTold()).toEqual(listing.slice(2).sort());
	});

	it('tells of a withdrawn law, article, event and campaign', async () => {
		await cast.event('leak', { kind: 'leak', date: '2020-02-12', regulations: ['harm-rules'] });
		await cast.campaign('repeal', { participants: [] });
		await cast.regulation('other-act', { instrument: 'act' });
		await cast.article('elsewhere', { regulations: ['harm-rules'] });
		for (const search of [
			'/articles?regulation=harm-rules',
			'/articles?count=reports',
			'/campaigns?regulation=harm-rules',
			'/events?kind=leak',
			'/regulations?instrument=act'
		])
			await follows(search, { subject: `search:${search}` });
		const gone = [
			['article', 'elsewhere'],
			['campaign', 'repeal'],
			['event', 'leak'],
			['regulation', 'other-act']
		] as const;
		for (const [noun, id] of gone) {
			await published(noun, id);
			await withdraw(noun, id, { ...how, version: 1 });
		}
		const told = await followersTold();
		expect(told).toEqual([
			'/articles?count=reports',
			'/articles?regulation=harm-rules',
			'/campaigns?regulation=harm-rules',
			'/events?kind=leak',
			'/regulations?instrument=act'
		]);
	});

	it('is found without a trace in the record', async () => {
		await withdraw('statement', id, { ...how, version: 1 });
		const traces = () =>
			Promise.all([
				db.select().from(t.statement).orderBy(t.statement.id),
				db.select().from(t.signatory),
				db.select().from(t.participation).orderBy(t.participation.statementId),
				db.$count(t.revision),
				db.$count(t.searchEntry),
				db.select().from(t.recordVersion)
			]);
		const before = await traces();
		expect(await followersTold()).not.toEqual([]);
		expect(await traces()).toEqual(before);
	});

	it('costs no more queries for many searches with the same filters, nor for many followers', async () => {
		const cost = async () => {
			await cast.change('statement', id, { note: String(Math.random()) });
			return countQueries(createNotices);
		};
		await follows('one', { subject: 'search:/statements?stakeholder=nobody' });
		const few = await cost();
		for (let number = 0; number < 6; number++)
			for (const name of ['one', 'other'])
				await follows(`${name}-${number}`, {
					subject: `search:/statements?stakeholder=nobody-${number}`
				});
		expect(await cost()).toBe(few);
	});

	it('is not asked where the earlier version no longer fits the record, and everybody else is told', async () => {
		await cast.article('elsewhere', { regulations: ['harm-rules'], url: 'https://example.org/a' });
		await published('article', 'elsewhere');
		await follows('/articles', { subject: 'search:/articles?regulation=harm-rules' });
		await follows('asma');
		await cast.change('article', 'elsewhere', {
			url: 'https://example.org/b',
			regulations: []
		});
		await cast.article('late', { url: 'https://example.org/a' });
		expect(await followersTold()).toEqual(['asma']);
	});
});

describe('it is due', () => {
	it.each([
		['at_once', 'UTC', '2026-11-27T12:00:20.000Z'],
		['daily', 'Asia/Karachi', '2026-11-28T02:00:00.000Z'],
		['weekly', 'Asia/Karachi', '2026-11-30T02:00:00.000Z']
	] as const)('%s in %s at %s', async (frequency, timeZone, due) => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T12:00:00Z') });
		await follows('asma', { frequency, timeZone });
		await publish();
		await followersTold();
		const [row] = await db.select({ due: t.notice.dueAt }).from(t.notice);
		expect(row!.due.toISOString()).toBe(due);
	});
});
