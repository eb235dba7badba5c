import { beforeEach, describe, expect, it } from 'vitest';
import { nounOf } from '../../../domain/nouns.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { choices, list, resolve, closestChoices, lookUp, findSimilar } from './index.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('asad', { name: 'Asad Baig', kind: 'person', role: 'Director, MMfD' });
	await cast.stakeholder('rsf', {
		name: 'Reporters sans frontières',
		kind: 'international_ngo',
		country: 'FR',
		aliases: ['RSF', 'Reporters Without Borders'],
		identifiers: [
			{ scheme: 'wikidata', value: 'Q123' },
			{ scheme: 'isni', value: '000000012146438X' }
		]
	});
});

/** A reader who sees everything. */
const bilal = { id: 'bilal', role: 'editor' } as const;
const nouns = Object.values(nounOf);
/** Inputs that have a meaning in SQL, are slow to search for, or are in another script. */
const typed = {
	'a per cent sign': '%',
	'an underscore': '_',
	'a quotation mark': "'",
	'a backslash': '\\',
	'a long text': 'x'.repeat(2_000),
	'letters that stand for eighteen each': 'ﷺ'.repeat(1_650),
	'the words of a query': '”; drop table',
	Urdu: 'آزادی'
};
const namesOf = (found: { name: string }[]) => found.map(({ name }) => name);

describe('a picker', () => {
	it('finds who is meant by a piece of the name, without its case and accents', async () => {
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'FRONTIERES'))).toEqual([
			'Reporters sans frontières'
		]);
	});

	it('finds who is meant by another name, and says which', async () => {
		expect(await lookUp(bilal, 'stakeholder', 'rsf')).toEqual([
			{
				id: 'rsf',
				name: 'Reporters sans frontières',
				about: 'International NGO, France',
				alias: 'RSF'
			}
		]);
	});

	it('finds who is meant by a misspelt name', async () => {
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'Union of Jurnalists'))).toContain(
			'Union of Journalists'
		);
	});

	it('puts first whose whole name it is', async () => {
		await cast.stakeholder('uj', { name: 'Union of Journalists of Punjab' });
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'union of journalists'))[0]).toBe(
			'Union of Journalists'
		);
	});

	it('offers persons where a person is meant, and others where an organisation is', async () => {
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'a', { only: 'persons' }))).toEqual([
			'Asad Baig'
		]);
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'asad', { only: 'organisations' }))).toEqual(
			[]
		);
	});

	it('marks a draft, and offers nothing that was withdrawn', async () => {
		await cast.stakeholder('new', { name: 'Newcomers', state: 'draft', stateReason: 'Unchecked' });
		await cast.stakeholder('old', { name: 'Newcomers of old', state: 'withdrawn' });
		expect(await lookUp(bilal, 'stakeholder', 'newcomers')).toMatchObject([
			{ id: 'new', draft: true }
		]);
	});

	it('finds an article by the address of its page', async () => {
		expect(await lookUp(bilal, 'article', 'https://example.org/dawn')).toMatchObject([
			{ id: 'dawn' }
		]);
		expect(await lookUp(bilal, 'article', 'https://example.org/unknown')).toEqual([]);
	});

	it.each([
		['Q123', 'Wikidata Q123'],
		[' wikidata: q123', 'Wikidata Q123'],
		['https://www.wikidata.org/wiki/Q123', 'Wikidata Q123'],
		['ISNI 0000 0001 2146 438X', 'ISNI 000000012146438X']
	])('finds who is meant by what a register calls them, typed as %s', async (text, alias) => {
		expect(await lookUp(bilal, 'stakeholder', text)).toMatchObject([{ id: 'rsf', alias }]);
	});

	it('puts first what a register calls so, and finds nothing by a piece of its number', async () => {
		await cast.stakeholder('fans', { name: 'Q123 Fans' });
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'Q123'))).toEqual([
			'Reporters sans frontières',
			'Q123 Fans'
		]);
		expect(namesOf(await lookUp(bilal, 'stakeholder', 'Q12'))).toEqual(['Q123 Fans']);
	});

	it('finds a law by its official number and by what a register calls it', async () => {
		await cast.regulation('dsa', {
			title: 'Digital Services Act',
			referenceNumber: '(EU) 2022/2065',
			identifiers: [{ scheme: 'celex', value: '32022R2065' }]
		});
		for (const text of ['(EU) 2022/2065', '32022r2065', 'CELEX:32022R2065'])
			expect(await lookUp(bilal, 'regulation', text), text).toMatchObject([{ id: 'dsa' }]);
	});

	it.each(Object.entries(typed))('takes whatever is typed for text: %s', async (_, text) => {
		expect(await lookUp(bilal, 'stakeholder', text)).toBeInstanceOf(Array);
	});

	it('finds a membership by the names of both', async () => {
		await cast.membership('coalition', 'union', '2020');
		expect(namesOf(await lookUp(bilal, 'membership', 'union of journalists in'))).toEqual([
			'Union of Journalists in Internet Coalition'
		]);
	});

	it.each(nouns)('finds a %s in one query', async (noun) => {
		await cast.topic('expression');
		await cast.membership('coalition', 'union', '2020');
		await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
		await cast.statement('letter');
		await cast.campaign();
		let found: unknown[] = [];
		const queries = await countQueries(async () => (found = await lookUp(bilal, noun, '')));
		expect(found.length).toBeGreaterThan(0);
		expect(queries).toBe(1);
	});
});

describe('a text', () => {
	it('names an item by its id, its name or another name, the surest way first', async () => {
		await cast.stakeholder('other', { slug: 'union-2', name: 'coalition', aliases: [] });
		const found = await resolve(bilal, 'stakeholder', [
			'coalition',
			'union-2',
			'UNION OF JOURNALISTS',
			'reporters without borders'
		]);
		expect(Object.fromEntries(found)).toEqual({
			coalition: { id: 'coalition' },
			'union-2': { id: 'other' },
			'UNION OF JOURNALISTS': { id: 'union' },
			'reporters without borders': { id: 'rsf' }
		});
	});

	it('names an article by the address of its page', async () => {
		expect(
			(await resolve(bilal, 'article', ['https://www.example.org/dawn'])).values().next().value
		).toEqual({ id: 'dawn' });
	});

	it('names an item by what a register calls it, where it is the name of none', async () => {
		expect((await resolve(bilal, 'stakeholder', ['Q123'])).get('Q123')).toEqual({ id: 'rsf' });
		await cast.stakeholder('band', { name: 'Q123' });
		expect((await resolve(bilal, 'stakeholder', ['Q123'])).get('Q123')).toEqual({ id: 'band' });
	});

	it('that is an identifier names nothing that its reader does not see', async () => {
		const given = { state: 'draft', stateReason: 'Unchecked' } as const;
		const identifiers = [{ scheme: 'wikidata' as const, value: 'Q7' }];
		await cast.stakeholder('hidden', { ...given, identifiers });
		const chanda = { id: 'chanda', role: 'contributor' } as const;
		expect((await resolve(chanda, 'stakeholder', ['Q7'])).get('Q7')).toHaveProperty('problem');
		expect(await lookUp(chanda, 'stakeholder', 'Q7')).toEqual([]);
		expect(await lookUp(bilal, 'stakeholder', 'Q7')).toMatchObject([{ id: 'hidden' }]);
	});

	it('that two are called by names neither, and says so', async () => {
		await cast.stakeholder('twin', { name: 'Union of Journalists' });
		expect(
			(await resolve(bilal, 'stakeholder', ['union of journalists'])).get('union of journalists')
		).toEqual({ problem: '2 stakeholders are called “union of journalists”: choose one of them.' });
	});

	it('that names nothing says so', async () => {
		expect((await resolve(bilal, 'regulation', ['Nothing Act'])).get('Nothing Act')).toEqual({
			problem: 'No law is on record as “Nothing Act”. Choose one, or add it first.'
		});
	});

	it('with a NUL in it names nothing, and costs the others nothing', async () => {
		const found = await resolve(bilal, 'stakeholder', ['un\0ion', 'union']);
		expect(found.get('union')).toEqual({ id: 'union' });
		expect(found.get('un\0ion')).toHaveProperty('problem');
		expect(namesOf(await choices(bilal, 'stakeholder', ['un\0ion', 'union']))).toEqual([
			'Union of Journalists'
		]);
	});

	it('is looked up with others in two queries, however many', async () => {
		const texts = Array.from({ length: 300 }, (_, index) => `Name ${index}`);
		expect(await countQueries(() => resolve(bilal, 'stakeholder', texts))).toBe(2);
	});
});

describe('names that are nearly right', () => {
	it('are each told who is called so, by which other name, and nobody for what is like nothing', async () => {
		const found = await closestChoices(bilal, 'stakeholder', [
			['Union of Jurnalists'],
			['Reporters Without Border'],
			['Bolo Bhi']
		]);
		expect(found).toMatchObject([
			[{ id: 'union', about: 'Journalists’ union, Pakistan' }],
			[{ id: 'rsf', alias: 'Reporters Without Borders' }],
			[]
		]);
	});

	it('are looked up in one query, however many', async () => {
		const many = Array.from({ length: 300 }, (_, index) => [`Union ${index}`]);
		expect(await countQueries(() => closestChoices(bilal, 'stakeholder', many))).toBe(1);
		expect(await countQueries(() => closestChoices(bilal, 'stakeholder', []))).toBe(0);
	});
});

describe('what is about to be added', () => {
	it('is told from what is alike on record', async () => {
		const alike = await findSimilar(bilal, 'stakeholder', {
			name: 'The Union of Journalists',
			aliases: []
		});
		expect(namesOf(alike)).toEqual(['Union of Journalists']);
		expect(await findSimilar(bilal, 'stakeholder', { name: 'Bolo Bhi', aliases: [] })).toEqual([]);
	});

	it('is the same by another name', async () => {
		expect(
			await findSimilar(bilal, 'stakeholder', { name: 'R.S.F.', aliases: ['rsf'] })
		).toMatchObject([{ id: 'rsf' }]);
	});

	it('is the same page under another address', async () => {
		expect(
			await findSimilar(bilal, 'article', { url: 'http://www.example.org/dawn/?utm_source=x' })
		).toMatchObject([{ id: 'dawn' }]);
	});

	it('is alike where the same stakeholder spoke on the same day', async () => {
		await cast.statement('letter');
		expect(
			await findSimilar(bilal, 'statement', { organisation: 'coalition', date: '2020-02-13' })
		).toMatchObject([{ id: 'letter' }]);
		expect(
			await findSimilar(bilal, 'statement', { organisation: 'union', date: '2020-02-13' })
		).toEqual([]);
	});

	it('is alike where the same words were quoted, by whomever and of whatever day', async () => {
		const quote = 'These rules “gag” everybody who speaks online.';
		await cast.article('jang');
		await cast.statement('letter', { quote, source: 'jang' });
		const quoted = (exact: string) =>
			findSimilar(bilal, 'statement', {
				speaker: 'laila',
				date: '2020-02-15',
				quotations: [{ exact: 'Withdraw them.' }, { exact }]
			});
		expect(await quoted('THESE RULES "gag" everybody who speaks online.')).toMatchObject([
			{ id: 'letter' }
		]);
		expect(await quoted('These rules gag nobody who speaks online.')).toEqual([]);
		await cast.statement('short', { quote: 'Withdraw them.', source: 'jang' });
		expect(await quoted('')).toEqual([]);
	});
});

describe('an event that is about to be added', () => {
	const leak = { kind: 'leak', regulations: ['harm-rules'], dates: [{ date: '2020-02-12' }] };
	beforeEach(async () => {
		await cast.regulation('act');
		await cast.event('leaked', {
			kind: 'leak',
			date: '2020-02-12',
			disputed: [{ date: '2020-02-11', source: 'dawn' }]
		});
	});

	it.each([
		['has the kind, a law and the day of one on record', leak],
		['has a day that other sources give for it', { ...leak, dates: [{ date: '2020-02-11' }] }],
		['is of another law as well', { ...leak, regulations: ['act', 'harm-rules'] }]
	])('is alike where it %s', async (_, event) => {
		expect(await findSimilar(bilal, 'event', event)).toMatchObject([{ id: 'leaked' }]);
	});

	it.each([
		['the kind', { ...leak, kind: 'publication' }],
		['the law', { ...leak, regulations: ['act'] }],
		['the day', { ...leak, dates: [{ date: '2020-02' }] }],
		['the law, which is not said,', { ...leak, regulations: [] }],
		['the day, which is not said,', { kind: 'leak', regulations: ['harm-rules'] }]
	])('is another one where %s is another', async (_, event) => {
		expect(await findSimilar(bilal, 'event', event)).toEqual([]);
	});
});

it('a campaign that is about to be added is told from one of nearly the same title', async () => {
	await cast.campaign();
	const [{ title } = { title: '' }] = await db.select({ title: t.campaign.title }).from(t.campaign);
	expect(await findSimilar(bilal, 'campaign', { title: `${title}!`, aliases: [] })).toHaveLength(1);
	expect(await findSimilar(bilal, 'campaign', { title: 'Bolo Bhi', aliases: [] })).toEqual([]);
});

describe('the list of a noun', () => {
	it('holds what readers do not see as well, and counts by state', async () => {
		await cast.stakeholder('new', { name: 'Newcomers', state: 'draft', stateReason: 'Unchecked' });
		const all = await list(bilal, 'stakeholder', { filters: {}, page: 1, ignored: [] });
		expect(all.total).toBe(6);
		expect(all.facets.state).toMatchObject([
			{ value: 'published', count: 5 },
			{ value: 'draft', count: 1 }
		]);
		const drafts = await list(bilal, 'stakeholder', {
			filters: { state: 'draft' },
			page: 1,
			ignored: []
		});
		expect(drafts.rows).toMatchObject([{ id: 'new', state: 'draft', draft: true }]);
	});

	it('is searched by names and by what registers call an item', async () => {
		for (const q of ['RSF', 'Q123']) {
			const found = await list(bilal, 'stakeholder', { filters: { q }, page: 1, ignored: [] });
			expect(found.rows, q).toMatchObject([{ id: 'rsf' }]);
		}
	});

	it('finds a membership by the names of both', async () => {
		const id = await cast.membership('coalition', 'union', '2020');
		await cast.membership('coalition', 'rsf', '2020');
		const q = 'union of journalists in internet';
		const found = await list(bilal, 'membership', { filters: { q }, page: 1, ignored: [] });
		expect(found).toMatchObject({ rows: [{ id }], total: 1 });
		expect(found.facets.state).toMatchObject([{ value: 'published', count: 1 }]);
	});

	it.each(nouns)('takes whatever is typed to find a %s for text', async (noun) => {
		for (const [what, q] of Object.entries(typed)) {
			const found = await list(bilal, noun, { filters: { q }, page: 1, ignored: [] });
			expect(found, what).toHaveProperty('total');
		}
	});
});

it('gives the items of some ids, in any state', async () => {
	await cast.stakeholder('old', { name: 'Of old', state: 'withdrawn' });
	expect(namesOf(await choices(bilal, 'stakeholder', ['old', 'union', 'nobody'])).sort()).toEqual([
		'Of old',
		'Union of Journalists'
	]);
	expect(await choices(bilal, 'stakeholder', [])).toEqual([]);
});
