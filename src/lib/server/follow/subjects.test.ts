import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { subjectNames } from './names.ts';
import { choicesAt } from './subjects.ts';

const keysAt = async (address: string) => (await choicesAt(address)).map(({ key }) => key);

beforeEach(async () => {
	await cast.regulation();
	await cast.stakeholder();
});

describe('from a page one can follow', () => {
	it('of a law: it, the laws of its country, everything', async () => {
		expect(await choicesAt('/regulations/harm-rules')).toEqual([
			{
				key: 'regulation:harm-rules',
				label: 'Title of harm-rules',
				feed: '/regulations/harm-rules/feed.atom',
				calendar: '/calendar.ics?regulation=harm-rules'
			},
			{
				key: 'country:PK',
				label: 'All laws of Pakistan',
				feed: '/regulations/feed.atom?jurisdiction=PK',
				calendar: '/calendar.ics?jurisdiction=PK'
			},
			{
				key: 'everything:',
				label: 'Everything on record',
				feed: '/feed.atom',
				calendar: '/calendar.ics'
			}
		]);
	});

	it('the same of a page below it', async () => {
		expect((await keysAt('/regulations/harm-rules/timeline?stance=oppose'))[0]).toBe(
			'regulation:harm-rules'
		);
	});

	it('of a list its filters, in one order and without its sorting and page', async () => {
		const key = 'search:/statements?stance=oppose&year=2020';
		expect(await keysAt('/statements?year=2020&sort=oldest&page=3&stance=oppose&x=y')).toEqual([
			key,
			'everything:'
		]);
		expect((await subjectNames([key])).get(key)).toMatchObject({
			label: 'Statements (stance: oppose, year: 2020)',
			href: '/statements?stance=oppose&year=2020'
		});
	});

	it('of the laws of a country, or what comes there, that country', async () => {
		expect(await keysAt('/regulations?jurisdiction=pk')).toEqual(['country:PK', 'everything:']);
		expect(await keysAt('/coming?jurisdiction=PK')).toEqual(['country:PK', 'everything:']);
	});

	it('of a search its words', async () => {
		expect(await choicesAt('/search?q=harm+rules&stance=oppose')).toMatchObject([
			{
				key: 'search:/search?q=harm+rules',
				label: 'Search for “harm rules”',
				feed: '/search/feed.atom?q=harm+rules'
			},
			{ key: 'everything:' }
		]);
	});

	it('of a section its articles', async () => {
		expect(await keysAt('/sections/court-updates')).toEqual([
			'search:/articles?section=court_updates',
			'everything:'
		]);
	});

	it('of a filter that names a law, with the law’s title', async () => {
		const [choice] = await choicesAt('/statements?regulation=harm-rules');
		expect(choice!.label).toBe('Statements (law: Title of harm-rules)');
	});

	it.each([
		'/',
		'/about',
		'/statements',
		'/no/such/page',
		'https://elsewhere.example/',
		'//x',
		'\\'
	])('of %s everything', async (address) => expect(await keysAt(address)).toEqual(['everything:']));
});

describe('nothing is told of', () => {
	beforeEach(async () => {
		await cast.regulation('a-draft', { state: 'draft', title: 'The secret bill' });
		await cast.regulation('old-rules', { state: 'withdrawn', stateReason: 'It never was.' });
	});

	it('a draft, by its page, its key, or a filter', async () => {
		expect(await keysAt('/regulations/a-draft')).toEqual(['everything:']);
		expect(
			await subjectNames(['regulation:a-draft', 'regulation:nothing', 'what:ever', ''])
		).toEqual(new Map());
		const [choice] = await choicesAt('/statements?regulation=a-draft');
		expect(choice!.label).toBe('Statements (law: a-draft)');
	});

	it('a withdrawn law, but that it was', async () => {
		expect(await keysAt('/regulations/old-rules')).toEqual(['everything:']);
		expect(
			(await subjectNames(['regulation:old-rules'])).get('regulation:old-rules')
		).toMatchObject({
			label: 'Title of old-rules',
			isOnRecord: false
		});
	});
});

describe('a key is taken in its normal form alone', () => {
	it.each([
		'search:/statements?year=2020&stance=oppose',
		'search:/statements?stance=oppose&x=y',
		'search:/statements?stance=oppose&sort=oldest',
		'search:/statements',
		'search:/stakeholders?kind=ngo',
		'search:https://elsewhere.example/statements?stance=oppose',
		'search://elsewhere.example/statements?stance=oppose',
		'search:/desk?q=a',
		'search:http://[',
		'country:pk',
		'country:ZZ',
		'everything:x'
	])('%s is none', async (key) => expect(await subjectNames([key])).toEqual(new Map()));
});
