import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import type { User } from '../../domain/staff.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { countQueries } from '../../../../tests/helpers/server/db/query-count.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as search from '../../server/search/index.ts';
import * as proposals from '../../server/write/proposals/index.ts';
import { problemsOf, user } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { current, type ItemToSave } from '../../server/write/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as campaigns from './queries.server.ts';

let bilal: User;
let chanda: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	[bilal, chanda] = [await user('editor'), await user('contributor')];
});

const added = { version: 0, reason: 'Read in Dawn' };
type Demand = NonNullable<ItemToSave<'campaign'>['demands']>[number];

/** The campaign against the Harm Rules, as a form gives it. */
const repeal = (given: Partial<ItemToSave<'campaign'>> = {}) =>
	({
		title: 'Repeal the Harm Rules',
		startDate: '2020-02',
		summary: 'The union and the coalition ask for the rules to be withdrawn.',
		regulations: ['harm-rules'],
		demands: [{ demand: 'withdraw', outcome: 'open' }],
		participants: [{ stakeholder: 'union' }],
		sources: ['dawn'],
		...given
	}) as ItemToSave<'campaign'>;
const asking = (...demands: Demand[]) => repeal({ demands });
const publish = (item: ItemToSave<'campaign'>) => proposals.publish(bilal, 'campaign', item, added);
const list = (query = '') =>
	campaigns.list(readFilters(new URLSearchParams(query), campaigns.filters));
const found = async (query = '') => (await list(query)).rows.map(({ slug }) => slug);

async function shown(slug = 'repeal-the-harm-rules') {
	const page = await campaigns.get(slug);
	if (page?.state !== 'published') throw new Error(`No page of ${slug}`);
	return page;
}

describe('a campaign', () => {
	it('tells what it is about, who joined, and what came of each demand, with day and page', async () => {
		await cast.article('gazette', { date: '2020-10-20' });
		await cast.statement('letter', { date: '2020-02-13' });
		await publish(
			repeal({
				statements: ['letter'],
				participants: [
					{ stakeholder: 'union', date: '2020-02-14', article: 'gazette' },
					{ stakeholder: 'coalition' }
				],
				demands: [
					{ demand: 'withdraw', words: 'Withdraw them', outcome: 'open' },
					{ demand: 'consult', outcome: 'partly_met', date: '2020-06', article: 'gazette' }
				]
			})
		);
		const { campaign, statements } = await shown();
		expect(statements.map(({ id }) => id)).toEqual(['letter']);
		expect(campaign).toMatchObject({
			regulations: [{ slug: 'harm-rules', status: 'in_force' }],
			participants: [
				{ stakeholder: { slug: 'union' }, date: '2020-02-14', source: { slug: 'gazette' } },
				{ stakeholder: { slug: 'coalition' }, date: null, source: null }
			],
			demands: [
				{ demand: 'withdraw', words: 'Withdraw them', outcome: 'open', source: null },
				{ demand: 'consult', outcome: 'partly_met', date: '2020-06', source: { slug: 'gazette' } }
			],
			sources: [{ slug: 'dawn' }]
		});
	});

	it('is stored as it was written', async () => {
		const demand = { demand: 'consult', outcome: 'met', date: '2020-06', article: 'dawn' } as const;
		const item = repeal({
			aliases: ['#RepealNow'],
			text: 'First.\n\nSecond.',
			endDate: '2020-10-20',
			demands: [demand],
			participants: [{ stakeholder: 'union', date: '2020' }]
		});
		const { id } = await publish(item);
		expect((await current('campaign', id))!.item).toMatchObject(item);
	});

	it('that a contributor sends is seen by no reader before an editor publishes it', async () => {
		const { id } = await proposals.sendProposal(chanda, 'campaign', repeal(), added);
		expect(await campaigns.get('repeal-the-harm-rules')).toBeUndefined();
		expect(await found()).toEqual([]);
		const [first] = (await proposals.listQueue({ filters: {}, page: 1, ignored: [] })).rows;
		expect(first).toMatchObject({ noun: 'campaign', rowId: id, title: 'Repeal the Harm Rules' });
		await proposals.publishProposal(bilal, first!.proposal!, 1);
		expect(await found()).toEqual(['repeal-the-harm-rules']);
	});

	it('that was withdrawn says so, and why, and no more', async () => {
		const { id } = await publish(repeal());
		await proposals.withdraw(bilal, 'campaign', id, { version: 1, reason: 'It was a hoax' });
		expect(await campaigns.get('repeal-the-harm-rules')).toEqual({
			state: 'withdrawn',
			stateReason: 'It was a hoax'
		});
	});

	it.each([
		['its title', 'repeal'],
		['another name', 'RepealNow'],
		['its text', 'petition'],
		['the name of its law', 'Harm Rules'],
		['the name of who joined', 'Journalists']
	])('is found by %s', async (_, words) => {
		await publish(repeal({ aliases: ['#RepealNow'], text: 'A petition of 20,000.' }));
		const { results } = await search.search(words, { filters: {}, page: 1 });
		expect(results.map(({ noun }) => noun)).toContain('campaign');
	});
});

describe('no campaign is published', () => {
	it.each<[string, ItemToSave<'campaign'>, string, string]>([
		['without a source', repeal({ sources: [] }), 'sources', 'needs at least one published source'],
		[
			'that tells what came of a demand without the page that says so',
			asking({ demand: 'withdraw', outcome: 'refused', date: '2020-03' }),
			'demands.0.article',
			'Name a published page'
		],
		[
			'that tells what came of a demand without the day',
			asking(
				{ demand: 'consult', outcome: 'open' },
				{ demand: 'withdraw', outcome: 'met', article: 'dawn' }
			),
			'demands.1.date',
			'Say since when'
		],
		[
			'that one joined twice',
			repeal({ participants: [{ stakeholder: 'union' }, { stakeholder: 'union', date: '2021' }] }),
			'participants.1.stakeholder',
			'is in the list already'
		],
		['that ended before it began', repeal({ endDate: '2019' }), 'endDate', 'cannot end before']
	])('%s', async (_, item, field, message) => {
		expect(await problemsOf(publish(item))).toEqual([
			{ field, message: expect.stringContaining(message) }
		]);
		expect(await db.$count(t.campaign)).toBe(0);
	});

	it('while anything is wrong with it, and all of it is told at once', async () => {
		const met = { demand: 'withdraw', outcome: 'met' } as const;
		const problems = await problemsOf(publish(repeal({ sources: [], demands: [met] })));
		expect((problems as { field: string }[]).map(({ field }) => field)).toEqual([
			...['sources', 'demands.0.article', 'demands.0.date']
		]);
	});

	it('whose outcome rests on an article that is a draft', async () => {
		await cast.article('rumour', { state: 'draft' });
		const item = asking({ demand: 'withdraw', outcome: 'met', date: '2020-03', article: 'rumour' });
		expect(await problemsOf(publish(item))).toMatchObject([{ field: 'demands.0.article' }]);
	});

	it('though it waits as a draft with what it has', async () => {
		const item = asking({ demand: 'withdraw', outcome: 'refused' });
		const { id } = await proposals.saveDraft(bilal, 'campaign', item, added);
		expect((await current('campaign', id))!.item).toMatchObject({
			state: 'draft',
			demands: [{ demand: 'withdraw', outcome: 'refused' }]
		});
	});
});

describe('the database', () => {
	const outcome = {
		demand: 'withdraw',
		outcome: 'met',
		date: '2020-03',
		articleId: 'dawn'
	} as const;

	it.each([
		[
			'a campaign without a source',
			() => db.delete(t.citation).where(eq(t.citation.campaignId, 'repeal'))
		],
		['an outcome without a page', () => db.update(t.campaignDemand).set({ articleId: null })],
		['an outcome without a day', () => db.update(t.campaignDemand).set({ date: null })]
	])('refuses %s, by whatever way it comes', async (_, write) => {
		await cast.campaign('repeal', { demands: [outcome] });
		await expect(write()).rejects.toMatchObject({
			cause: { message: expect.stringContaining('campaign repeal cites no published article') }
		});
	});

	it('lets no article be withdrawn that alone says what came of a demand', async () => {
		await cast.article('gazette');
		await cast.campaign('repeal', { demands: [{ ...outcome, articleId: 'gazette' }] });
		const withdrawn = proposals.withdraw(bilal, 'article', 'gazette', { version: 1, reason: 'No' });
		expect(await problemsOf(withdrawn)).toMatchObject([
			{ message: expect.stringContaining('campaign “repeal” would be left without') }
		]);
	});
});

describe('a campaign about a law that was withdrawn from the record', () => {
	beforeEach(async () => {
		await cast.regulation('other-act', { title: 'Other Act' });
		await cast.campaign('repeal', { regulations: ['harm-rules', 'other-act'] });
		await proposals.withdraw(bilal, 'regulation', 'other-act', { version: 1, reason: 'A hoax' });
	});

	it('stays, and says how many of its laws are gone', async () => {
		const { campaign } = await shown('repeal');
		expect(campaign.regulations.map(({ slug }) => slug)).toEqual(['harm-rules']);
		expect(campaign.withdrawnRegulations).toBe(1);
	});

	it('can be changed without losing it', async () => {
		await cast.change('campaign', 'repeal', { summary: 'Put better.' });
		expect((await current('campaign', 'repeal'))!.item).toMatchObject({
			summary: 'Put better.',
			regulations: ['harm-rules', 'other-act']
		});
	});
});

describe('the list of campaigns', () => {
	beforeEach(async () => {
		await cast.campaign('repeal', {
			demands: [
				{ demand: 'withdraw' },
				{ demand: 'consult', outcome: 'met', date: '2020-06', articleId: 'dawn' }
			]
		});
		await cast.regulation('other-act');
		await cast.campaign('hashtag', {
			startDate: '2021',
			regulations: ['other-act'],
			participants: ['coalition'],
			title: 'Privacy for all'
		});
		await cast.campaign('rumour', { state: 'draft' });
	});

	it.each([
		['', ['hashtag', 'repeal']],
		['sort=oldest', ['repeal', 'hashtag']],
		['regulation=harm-rules', ['repeal']],
		['stakeholder=coalition', ['hashtag']],
		['outcome=met', ['repeal']],
		['outcome=met&demand=withdraw', []],
		['demand=withdraw', ['hashtag', 'repeal']],
		['year=2021', ['hashtag']],
		['q=privacy', ['hashtag']]
	])('by %s holds %j', async (query, expected) => {
		expect(await found(query)).toEqual(expected);
	});

	it('counts each choice of a filter once a campaign', async () => {
		const { facets } = await list();
		expect(facets.outcome).toEqual([
			{ value: 'open', label: 'Open', count: 2 },
			{ value: 'met', label: 'Met', count: 1 }
		]);
	});

	it('offers no choice behind which there is no campaign', async () => {
		const offered = async (query: string, name: 'demand' | 'outcome') =>
			(await list(query)).facets[name]!.map(({ value, count }) => `${value} ${count}`);
		const demands = await offered('outcome=met', 'demand');
		for (const choice of demands) {
			const [demand, count] = choice.split(' ');
			expect(await found(`outcome=met&demand=${demand}`), choice).toHaveLength(Number(count));
		}
		expect(demands).toHaveLength(1);
		expect(await offered('demand=withdraw', 'outcome')).toEqual(['open 2']);
	});

	it('sends the same number of queries however many there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c']) await cast.campaign(id);
		expect(await countQueries(() => list())).toBe(few);
	});

	it('is that of a law, or of who joined, by name', async () => {
		expect(await campaigns.titlesFor({ regulation: 'harm-rules' })).toEqual([
			{ slug: 'repeal', title: 'Title of repeal' }
		]);
		expect(await campaigns.titlesFor({ stakeholder: 'ministry' })).toEqual([]);
	});
});
