import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../../domain/filters.ts';
import { sourceTitle } from '../../domain/record.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { topSections, withinSection } from '../../domain/sections.ts';
import { keysOf, sections } from '../../domain/vocabulary.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { printOneReport } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { articles as inJson } from './json.server.ts';
import * as articles from './queries.server.ts';

const list = (search = '') =>
	articles.list(readFilters(new URLSearchParams(search), articles.filters));
const found = async (search?: string) => (await list(search)).rows.map(({ slug }) => slug);

const undated = { published: null, publishedEarliest: null, publishedLatest: null };

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('it-rules', { title: 'IT Rules' });
	await cast.topic('expression');
	await cast.article('tribune', {
		date: '2020-02',
		outlet: 'Tribune',
		section: 'op_eds',
		sourceType: 'opinion',
		author: 'Ünal Özkök',
		regulations: ['harm-rules'],
		topics: ['expression']
	});
	await cast.article('jang', {
		date: '2020-02-10',
		outlet: 'Jang',
		lang: 'ur',
		regulations: ['harm-rules']
	});
	await cast.article('mint', { date: '2021-02-25', outlet: 'Mint', regulations: ['it-rules'] });
	await cast.article('scan', { ...undated, section: 'laws_and_policies', sourceType: 'primary' });
	await cast.article('memo', { state: 'draft', regulations: ['harm-rules'], date: '2020-02-13' });
});

describe('the list of articles', () => {
	it('shows the latest first, undated ones last, and no draft', async () => {
		expect(await found()).toEqual(['mint', 'tribune', 'dawn', 'jang', 'scan']);
	});

	it.each([
		['sort=oldest', ['jang', 'dawn', 'tribune', 'mint', 'scan']],
		['section=op_eds', ['tribune']],
		['outlet=Jang', ['jang']],
		['outlet=Nobody', []],
		['topic=expression', ['tribune']],
		['regulation=harm-rules', ['tribune', 'dawn', 'jang']],
		['regulation=harm-rules&lang=ur&year=2020', ['jang']],
		['type=primary', ['scan']],
		['year=2021', ['mint']],
		['q=ozkok', ['tribune']],
		['q=HEADLINE+of+mint', ['mint']],
		['q=%25', []]
	])('answers ?%s', async (search, expected) => {
		expect(await found(search)).toEqual(expected);
	});

	it('counts each choice of a filter beside the other filters', async () => {
		const { facets } = await list('section=op_eds&regulation=harm-rules');
		expect(facets.section).toEqual([
			{ value: 'exclusives', label: 'Exclusives', count: 2 },
			{ value: 'news', label: 'News', count: 2, depth: 1 },
			{ value: 'in_media', label: 'In media', count: 1 },
			{ value: 'op_eds', label: 'Op-eds', count: 1, depth: 1 }
		]);
		expect(facets.regulation).toEqual([
			{ value: 'harm-rules', label: 'Harm Rules 2020', count: 1 }
		]);
		expect(facets.lang).toEqual([{ value: 'en', label: 'English', count: 1 }]);
	});

	it('offers the forty most frequent outlets, and the one that was asked for', async () => {
		for (let number = 10; number < 60; number++)
			await cast.article(`a${number}`, { outlet: `Outlet ${number}` });
		expect((await list()).facets.outlet).toHaveLength(40);
		const { facets, total } = await list('outlet=Outlet 59');
		expect(total).toBe(1);
		expect(facets.outlet?.at(-1)).toEqual({ value: 'Outlet 59', label: 'Outlet 59', count: 1 });
	});

	it('shows the last page to whoever asks for one past the end', async () => {
		for (let number = 10; number < 40; number++) await cast.article(`a${number}`);
		const past = await list('page=99');
		expect(past).toMatchObject({ page: 2, pages: 2, total: 35 });
		expect(past.rows).toHaveLength(5);
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => list());
		for (const id of ['a', 'b', 'c', 'd']) await cast.article(id, { topics: ['expression'] });
		expect(await countQueries(() => list())).toBe(few);
	});
});

describe('a report that several articles print', () => {
	beforeEach(() => printOneReport('tribune', 'dawn', 'jang', 'memo'));

	it('is told beside the number of articles, among those that meet the filters', async () => {
		expect(await list()).toMatchObject({ total: 5, articles: 5, reports: 3 });
		expect(await list('regulation=harm-rules')).toMatchObject({ articles: 3, reports: 1 });
		expect(await list('outlet=Jang')).toMatchObject({ articles: 1, reports: 1 });
	});

	it('counts once where reports are counted, by the first of its articles that meet the filters', async () => {
		expect(await found('count=reports')).toEqual(['mint', 'tribune', 'scan']);
		expect(await found('count=reports&lang=ur')).toEqual(['jang']);
		const { total, articles, reports, facets } = await list('count=reports');
		expect([total, articles, reports]).toEqual([3, 5, 3]);
		expect(facets.outlet).toContainEqual({ value: 'Jang', label: 'Jang', count: 1 });
		expect(facets.regulation).toEqual([
			{ value: 'harm-rules', label: 'Harm Rules 2020', count: 1 },
			{ value: 'it-rules', label: 'IT Rules', count: 1 }
		]);
		expect(Object.keys(facets)).not.toContain('printed');
	});

	it('is named on the page of each by the others, never by a draft', async () => {
		const dawn = await articles.get('dawn');
		expect(dawn?.alsoPrintedBy.map(({ slug }) => slug)).toEqual(['jang', 'tribune']);
		expect((await articles.get('mint'))?.alsoPrintedBy).toEqual([]);
	});

	it('has one name for programs in each of them, and an article alone is its own', async () => {
		const named = Object.fromEntries(
			(await inJson(['dawn', 'jang', 'mint'])).map(({ id, report }) => [id, report])
		);
		expect(named).toMatchObject({ jang: named.dawn, mint: 'mint' });
		expect([named.dawn, named.jang]).not.toEqual(['dawn', 'jang']);
	});
});

describe('the sections', () => {
	it('that hold articles are there in order, each with its count and latest three', async () => {
		for (const id of ['a', 'b']) await cast.article(id, { date: '2022' });
		const all = await articles.filedSections();
		expect(all.map(({ section, total, parts }) => [section, total, parts.length])).toEqual([
			['exclusives', 5, 1],
			['in_media', 1, 1],
			['resources', 1, 1]
		]);
		const [news] = all[0]!.parts;
		expect(news).toMatchObject({ section: 'news', total: 5 });
		expect(news!.latest.map(({ slug }) => slug)).toEqual(['b', 'a', 'mint']);
	});

	it('count in one that holds others what is filed in these, and show of it what is filed there', async () => {
		await cast.article('whole', { section: 'in_media' });
		const { rows, facets } = await list('section=in_media');
		expect(rows.map(({ section }) => section).sort()).toEqual(['in_media', 'op_eds']);
		expect(facets.section).toContainEqual({ value: 'in_media', label: 'In media', count: 2 });
		const inMedia = (await articles.filedSections()).find(({ section }) => section === 'in_media')!;
		expect(inMedia.latest.map(({ slug }) => slug)).toEqual(['whole']);
	});

	it('are all within one that stands alone or in one that does', () => {
		const within = topSections.flatMap(withinSection);
		expect(within).toEqual(keysOf(sections));
	});
});

describe('a headline', () => {
	it('that was rebuilt from the address is never given as the page’s own words', async () => {
		await cast.article('rebuilt', {
			headline: 'Senator lashes out',
			headlineBasis: 'slug',
			date: '2022-02-20'
		});
		await cast.article('unseen', { ...undated, headline: null, headlineBasis: 'none' });
		const titles = (await list()).rows.map(sourceTitle);
		expect(titles).toContain('Dawn, 20 February 2022 (headline not recorded)');
		expect(titles).toContain('Dawn, undated (headline not recorded)');
		expect(titles).not.toContain('Senator lashes out');
	});
});

describe('an article', () => {
	it('lists what it reports: events, statements and quotations that cite it', async () => {
		await cast.event('leak', {
			kind: 'leak',
			date: '2020-02-12',
			disputed: [{ date: '2020-02-11', source: 'jang' }]
		});
		await cast.statement('s1', { quote: 'We refuse' });
		await cast.statement('elsewhere', { source: 'tribune' });
		const dawn = await articles.get('dawn');
		expect(dawn?.events.map(({ id }) => id)).toEqual(['leak']);
		expect(dawn?.statements.map(({ id }) => id)).toEqual(['s1']);
		expect((await articles.get('jang'))?.events.map(({ id }) => id)).toEqual(['leak']);
	});

	it('leaves out nothing that rests on it, however much there is', async () => {
		await cast.statements(201);
		expect((await articles.get('dawn'))?.statements).toHaveLength(201);
	});

	it('finds a statement that quotes it without citing it', async () => {
		await cast.statement('s1', { source: 'tribune' });
		await db.insert(t.quotation).values({
			id: 'q',
			statementId: 's1',
			articleId: 'dawn',
			exact: 'We refuse'
		});
		expect((await articles.get('dawn'))?.statements.map(({ id }) => id)).toEqual(['s1']);
	});

	it('tells the facts and memberships that rest on it', async () => {
		const source = await cast.article('herald');
		await cast.membership('coalition', 'union', '2020-02', { source });
		await cast.membership('coalition', 'ministry', '2020-02', { source });
		await db.insert(t.citation).values({ articleId: source, stakeholderId: 'ministry' });
		await db.insert(t.citation).values({ articleId: source, regulationId: 'it-rules' });
		expect((await articles.get(source))?.facts).toMatchObject({
			regulations: [{ slug: 'it-rules' }],
			stakeholders: [{ slug: 'ministry' }],
			rosters: [
				{
					group: { slug: 'coalition' },
					asOf: '2020-02',
					members: [{ slug: 'union' }, { slug: 'ministry' }]
				}
			]
		});
	});

	it('tells a law once whose relation rests on it, cited by the law itself or not', async () => {
		const articleId = await cast.article('herald');
		const relation = { fromId: 'it-rules', toId: 'harm-rules', articleId };
		await db.insert(t.regulationRelation).values([
			{ ...relation, kind: 'amends' },
			{ ...relation, kind: 'supersedes' }
		]);
		const facts = async () => (await articles.get('herald'))?.facts.regulations;
		expect(await facts()).toMatchObject([{ slug: 'it-rules' }]);
		await db.insert(t.citation).values({ articleId, regulationId: 'it-rules' });
		expect(await facts()).toHaveLength(1);
	});

	it('hides drafts: events, statements, laws, stakeholders and memberships', async () => {
		await cast.regulation('secret-bill', { state: 'draft' });
		await cast.stakeholder('ghost', { state: 'draft' });
		await cast.article('busy', { regulations: ['secret-bill'] });
		await cast.event('rumour', {
			kind: 'leak',
			date: '2020',
			state: 'draft',
			source: 'busy',
			regulations: ['secret-bill']
		});
		await cast.statement('whisper', { state: 'draft', source: 'busy' });
		await cast.membership('coalition', 'ghost', '2020', { source: 'busy' });
		await db.insert(t.citation).values({ articleId: 'busy', regulationId: 'secret-bill' });
		const page = JSON.stringify(await articles.get('busy'));
		expect(page).not.toMatch(/rumour|whisper|ghost|secret-bill|memo/);
	});

	it('is unknown while it is a draft, and keeps its reason once withdrawn', async () => {
		expect(await articles.get('memo')).toBeUndefined();
		await db
			.update(t.article)
			.set({ state: 'withdrawn', stateReason: 'A hoax' })
			.where(eq(t.article.id, 'scan'));
		expect(await articles.get('scan')).toMatchObject({ state: 'withdrawn', stateReason: 'A hoax' });
		expect(await found()).not.toContain('scan');
	});

	it('sends the same number of queries however many rows there are', async () => {
		await cast.event('one', { kind: 'leak', date: '2020' });
		await cast.statement('s0');
		const few = await countQueries(() => articles.get('dawn'));
		for (const id of ['s1', 's2', 's3'])
			await cast.statement(id, { quote: 'No', signatories: ['union'] });
		await cast.event('two', { kind: 'court', date: '2020', actors: ['union'] });
		expect(await countQueries(() => articles.get('dawn'))).toBe(few);
	});
});

describe('articles that report the same', () => {
	const other = (source: string) => ({ date: '2020-02-10', source });

	it('are the other sources of its events, those that share most first', async () => {
		const leak = { kind: 'leak', date: '2020-02-12' } as const;
		await cast.event('leak', { ...leak, disputed: [other('jang'), other('tribune')] });
		const made = { kind: 'notification', date: '2020-01-21' } as const;
		await cast.event('made', { ...made, disputed: [other('tribune')] });
		const dawn = await articles.get('dawn');
		expect(dawn?.alsoReportedBy.map(({ slug }) => slug)).toEqual(['tribune', 'jang']);
		expect((await articles.get('mint'))?.alsoReportedBy).toEqual([]);
	});

	it('do not meet in a draft', async () => {
		const draft = { kind: 'leak', date: '2020-02-12', state: 'draft' } as const;
		await cast.event('secret', { ...draft, disputed: [other('tribune')] });
		expect((await articles.get('dawn'))?.alsoReportedBy).toEqual([]);
	});
});

describe('the articles beside one', () => {
	const besideMint = async () => {
		const mint = await articles.get('mint');
		return {
			related: mint!.related.map(({ slug }) => slug),
			latest: mint!.latest.map(({ slug }) => slug)
		};
	};

	it('are about the same law, then cite the same stakeholders, then are the latest, each once', async () => {
		for (const [id, date] of [
			['older', '2021-02-23'],
			['oldest', '2021-02-22']
		] as const)
			await cast.article(id, { date, regulations: ['it-rules'] });
		await cast.statement('said', { organisationId: 'coalition', source: 'mint' });
		await cast.statement('said-again', { organisationId: 'coalition', source: 'older' });
		await cast.statement('said-before', { organisationId: 'coalition', source: 'jang' });
		expect(await besideMint()).toEqual({
			related: ['older', 'oldest', 'jang'],
			latest: ['tribune', 'dawn', 'scan']
		});
	});

	it('are published, and so are the statements and the laws by which they are related', async () => {
		await cast.statement('said', { organisationId: 'coalition', source: 'mint' });
		await cast.statement('secret', { organisationId: 'coalition', source: 'jang', state: 'draft' });
		await cast.article('draft', { regulations: ['it-rules'], date: '2021-02-26', state: 'draft' });
		await cast.regulation('secret-rules', { state: 'draft' });
		for (const id of ['hidden', 'hidden-too', 'hidden-three'])
			await cast.article(id, { regulations: ['secret-rules'], date: '2018-01-01' });
		const { related, latest } = await besideMint();
		expect(related).toEqual([]);
		expect(latest).not.toContain('draft');
		expect(latest).not.toContain('memo');
		expect((await articles.get('hidden'))?.related).toEqual([]);
	});

	it('are few, however many there are', async () => {
		for (let number = 0; number < 20; number += 1)
			await cast.article(`more-${number}`, { regulations: ['it-rules'], date: '2020-05-01' });
		const { related, latest } = await besideMint();
		expect(related).toHaveLength(4);
		expect(latest).toHaveLength(4);
		expect(new Set([...related, ...latest]).size).toBe(8);
	});

	it('are for a list the latest that it does not show', async () => {
		const latest = await articles.latestBesides(['mint', 'dawn']);
		expect(latest.map(({ slug }) => slug)).toEqual(['tribune', 'jang', 'scan']);
	});
});
