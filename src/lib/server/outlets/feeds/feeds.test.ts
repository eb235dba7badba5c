import { parseFeed } from '@rowanmanning/feed-parser';
import { eq } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type FeedFormat, feedTypes } from '../../../domain/files.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import * as corrections from '../../desk/corrections/index.ts';
import { formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { readStored } from '../../write/items/read.ts';
import { countQueries } from '../../../../../tests/helpers/server/db/test-database.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { ask } from '../../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { origin } from '../../settings.ts';
import * as feeds from './index.ts';

const host = new URL(origin()).hostname;
const formats = keysOf(feedTypes);

type Make = Parameters<
	typeof feeds.answerFeed<{ url: URL; params: { list: string; key: string } }>
>[0];

const all: Record<string, [make: Make, path: string]> = {
	everything: [feeds.everythingFeed, '/feed'],
	'a law': [feeds.itemFeed, '/regulations/harm-rules/feed'],
	'a stakeholder': [feeds.itemFeed, '/stakeholders/coalition/feed'],
	'a campaign': [feeds.itemFeed, '/campaigns/repeal/feed'],
	'a topic': [feeds.itemFeed, '/topics/speech/feed'],
	regulations: [feeds.listFeed('regulations'), '/regulations/feed'],
	stakeholders: [feeds.listFeed('stakeholders'), '/stakeholders/feed'],
	statements: [feeds.listFeed('statements'), '/statements/feed'],
	articles: [feeds.listFeed('articles'), '/articles/feed'],
	events: [feeds.listFeed('events'), '/events/feed'],
	campaigns: [feeds.listFeed('campaigns'), '/campaigns/feed'],
	search: [feeds.searchFeed, '/search/feed'],
	corrections: [feeds.correctionsFeed, '/corrections/feed']
};
const kinds = Object.keys(all);
const undated = { published: null, publishedEarliest: null, publishedLatest: null };

interface Asking {
	query?: string;
	slug?: string;
	headers?: Record<string, string>;
}

function get(kind: string, format: FeedFormat, { query = '', slug, headers }: Asking = {}) {
	const [make, at] = all[kind]!;
	const [, list = '', own = ''] = at.split('/');
	const path = slug ? `/${list}/${slug}/feed` : at;
	const search = query || (kind === 'search' ? '?q=harm' : '');
	const params = { format, list, key: slug ?? own };
	return ask(feeds.answerFeed(make), `${path}.${format}${search}`, params, { headers });
}

const atom = async (kind: string, asking?: Asking) =>
	parseFeed(await (await get(kind, 'atom', asking)).text());
const json = async (kind: string, asking?: Asking) =>
	(await get(kind, 'json', asking)).json() as Promise<v.InferOutput<typeof jsonFeed>>;
const idsOf = async (kind: string, asking?: Asking) =>
	(await json(kind, asking)).items.map(({ id }) => id.replace(`tag:${host},2026:`, ''));

/** The part of JSON Feed 1.1 that we write; other fields are refused. */
const author = v.strictObject({ name: v.string(), url: v.pipe(v.string(), v.url()) });
const address = v.pipe(v.string(), v.url());
const instant = v.pipe(v.string(), v.isoTimestamp());
const jsonFeed = v.strictObject({
	version: v.literal('https://jsonfeed.org/version/1.1'),
	title: v.string(),
	description: v.string(),
	home_page_url: address,
	feed_url: address,
	next_url: v.optional(address),
	authors: v.array(author),
	language: v.literal('en'),
	items: v.array(
		v.strictObject({
			id: v.pipe(v.string(), v.startsWith(`tag:${host},2026:`)),
			url: address,
			external_url: v.optional(address),
			title: v.string(),
			summary: v.optional(v.string()),
			content_html: v.string(),
			content_text: v.string(),
			date_published: instant,
			date_modified: instant,
			tags: v.optional(v.array(v.string())),
			language: v.string()
		})
	)
});

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await db.insert(t.regulationTopic).values({ regulationId: 'harm-rules', topicId: 'speech' });
	await cast.event('notified', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02-12',
		actors: ['ministry'],
		disputed: [{ date: '2020-01', source: 'dawn' }]
	});
	await cast.statement('letter', { date: '2020-02', quote: 'We “regret” these <rules>' });
	await cast.campaign('repeal', { statements: ['letter'], participants: [] });
	const report = { page: '/regulations/harm-rules', message: 'It was January.' };
	await corrections.submitReport(report, '192.0.2.1');
	const { rows } = await corrections.reportQueue({ filters: {}, page: 1, ignored: [] });
	await corrections.decide(await person('editor'), rows[0]!.id, 1, {
		state: 'made',
		changes: [await cast.saved('regulation', 'harm-rules', 2)],
		answer: 'It is 21 January.'
	});
});

describe('a feed', () => {
	it.each(kinds)('of %s is read by a reader of Atom, and is JSON Feed 1.1', async (kind) => {
		const text = await (await get(kind, 'atom')).text();
		const feed = parseFeed(text);
		const same = v.parse(jsonFeed, await json(kind));
		expect(feed.meta).toEqual({ type: 'atom', version: '1.0' });
		expect(feed.title).toBe(same.title);
		expect(feed.url).toBe(same.home_page_url);
		expect(feed.self).toBe(same.feed_url.replace('.json', '.atom'));
		expect(same.items.length).toBeGreaterThan(0);
		expect(feed.items.map(({ id, url, title }) => ({ id, url, title }))).toEqual(
			same.items.map(({ id, url, title }) => ({ id, url, title }))
		);
		for (const item of feed.items) expect(item.updated).toBeInstanceOf(Date);
		expect(feed.updated).toEqual(feed.items[0]!.updated);
	});

	it.each(kinds)('of %s is RSS 2.0 as well, and tells the same', async (kind) => {
		const text = await (await get(kind, 'rss')).text();
		const feed = parseFeed(text);
		const same = await json(kind);
		expect(feed.meta).toEqual({ type: 'rss', version: '2.0' });
		expect([feed.title, feed.url]).toEqual([same.title, same.home_page_url]);
		expect(feed.self).toBe(same.feed_url.replace('.json', '.rss'));
		expect(feed.items.map(({ id, url, title }) => ({ id, url, title }))).toEqual(
			same.items.map(({ id, url, title }) => ({ id, url, title }))
		);
		const seconds = (date: Date | string | null) => new Date(date!).toISOString().slice(0, 19);
		expect(feed.items.map(({ published }) => seconds(published))).toEqual(
			same.items.map(({ date_published }) => seconds(date_published))
		);
		const { getElementsByTagName, textContent } = DomUtils;
		const contents = getElementsByTagName(
			'content:encoded',
			parseDocument(text, { xmlMode: true })
		);
		expect(contents.map((content) => textContent(content).trim())).toEqual(
			same.items.map(({ content_html }) => content_html)
		);
	});

	it('comes as what it is, for programs on any page', async () => {
		for (const format of formats) {
			const { headers } = await get('everything', format);
			expect(headers.get('content-type')).toBe(`${feedTypes[format]}; charset=utf-8`);
		}
	});

	it('holds of everything the laws, events, statements and campaigns', async () => {
		expect((await idsOf('everything')).sort()).toEqual([
			...['campaign/repeal', 'event/notified', 'regulation/harm-rules', 'statement/letter']
		]);
	});

	it.each([
		['everything', '', ['article/dawn', 'article/elsewhere', 'article/speech']],
		['a law', '?regulation=harm-rules', ['article/dawn']],
		['a topic', '?topic=speech', ['article/speech']]
	])('of %s leads to its articles in a feed of their own', async (kind, query, articles) => {
		await cast.regulation('other-act');
		await cast.article('elsewhere', { regulations: ['other-act'] });
		await cast.article('speech', { topics: ['speech'] });
		const own = await idsOf(kind);
		expect(own.filter((id) => id.startsWith('article/'))).toEqual([]);
		const at = `${origin()}/articles/feed.atom${query}`.replaceAll('&', '&amp;');
		for (const format of ['atom', 'rss'] as const)
			expect(await (await get(kind, format)).text()).toMatch(
				new RegExp(
					`<(atom:)?link [^>]*href="${at.replace('.atom', `.${format}`).replace('?', '\\?')}"[^>]* rel="related"`
				)
			);
		expect((await idsOf('articles', { query })).sort()).toEqual(articles);
	});

	it('of a law, a stakeholder, a campaign, a topic holds what is theirs and no other’s', async () => {
		await cast.regulation('other-act');
		await cast.article('other', { regulations: ['other-act'] });
		await cast.event('other', { kind: 'court', date: '2021', regulations: ['other-act'] });
		await cast.statement('other', { organisationId: 'union', regulations: ['other-act'] });
		expect((await idsOf('a law')).sort()).toEqual([
			...['campaign/repeal', 'event/notified', 'regulation/harm-rules', 'statement/letter']
		]);
		expect((await idsOf('a stakeholder')).sort()).toEqual([
			...['stakeholder/coalition', 'statement/letter']
		]);
		expect((await idsOf('a stakeholder', { slug: 'ministry' })).sort()).toEqual([
			...['event/notified', 'stakeholder/ministry']
		]);
		expect((await idsOf('a campaign')).sort()).toEqual([
			...['article/dawn', 'campaign/repeal', 'statement/letter']
		]);
		expect((await idsOf('a topic')).sort()).toEqual([
			...['event/notified', 'regulation/harm-rules', 'statement/letter']
		]);
	});

	it('of a list takes its filters, and leads to the list that they choose', async () => {
		await cast.statement('kind', { stance: 'support', organisationId: 'union' });
		const query = '?stance=support';
		expect(await idsOf('statements', { query })).toEqual(['statement/kind']);
		expect(await json('statements', { query })).toMatchObject({
			title: 'Rulewatch: Statements (stance: support)',
			home_page_url: `${origin()}/statements?stance=support`,
			feed_url: `${origin()}/statements/feed.json?stance=support`
		});
	});

	it('of a search holds what the words are in', async () => {
		expect(await idsOf('search', { query: '?q=Union' })).toEqual(['stakeholder/union']);
	});

	it('tells of each item when, where it stands and what proves it, in text and as HTML', async () => {
		const { items } = await json('a law');
		const [letter] = items.filter(({ id }) => id.endsWith('statement/letter'));
		expect(letter).toMatchObject({
			url: `${origin()}/statements/letter`,
			title: 'Internet Coalition opposes the Harm Rules 2020',
			summary: 'Summary of letter',
			tags: ['Harm Rules 2020']
		});
		for (const summary of [
			'Statement, February 2020',
			'Oppose: Harm Rules 2020',
			'Source: “Headline of dawn”, Dawn, 14 February 2020, https://example.org/dawn'
		])
			expect(letter!.content_text).toContain(summary);
		expect(letter!.content_html).toContain('<a href="https://example.org/dawn">');
		expect(letter!.content_html).toContain('We “regret” these &lt;rules&gt;');
		const [notified] = items.filter(({ id }) => id.endsWith('event/notified'));
		expect(notified!.content_text).toContain('Notification, 21 January 2020');
		expect(notified!.content_text).toContain('Public since: 12 February 2020');
		expect(notified!.content_text).toContain('Other sources say: January 2020');
	});

	it.each(kinds)('of %s refuses what it cannot be narrowed by, in a sentence', async (kind) => {
		const query = `?unknown=1${kind === 'search' ? '&q=harm' : ''}`;
		for (const format of formats) {
			const answer = await get(kind, format, { query });
			expect(answer.status).toBe(400);
			expect(await answer.text()).toContain('Not understood: unknown=1. ');
		}
	});

	it('tells that a statement changes a position, from what, and where that was said', async () => {
		await cast.statement('regret', { date: '2020-02-13', stance: 'concerned' });
		await cast.statement('refuse', { date: '2020-02-15', stance: 'oppose' });
		const { items } = await json('statements');
		const find = (id: string) => items.find((item) => item.id.endsWith(`/${id}`))!;
		const [refuse, regret] = [find('refuse'), find('regret')];
		expect(refuse.title).toMatch(/^Position changed: /);
		expect(refuse.content_text).toContain(
			'Internet Coalition now opposes Harm Rules 2020, having been concerned before (13 February 2020'
		);
		expect(regret.title).not.toContain('Position changed');
	});

	it('reads only entries again that a change concerns, as their own, of a name or of the position before', async () => {
		await cast.regulation('it-rules');
		await cast.statement('reply', { regulations: ['it-rules'] });
		await cast.statement('refuse', { date: '2020-02-15', stance: 'oppose' });
		const textOf = async (id: string) => {
			const { items } = await json('statements');
			const item = items.find((item) => item.id.endsWith(`/${id}`))!;
			return `${item.title} ${item.content_text}`;
		};
		const queries = () => countQueries(() => json('statements'));
		const first = await queries();
		const again = await queries();
		expect(again).toBeLessThan(first);
		await cast.article('the-news');
		expect(await queries()).toBe(again);
		await cast.statement('regret', { date: '2020-02-13', stance: 'concerned' });
		expect(await textOf('refuse')).toContain('Position changed');
		await cast.change('statement', 'regret', { date: '2020-02-14' });
		expect(await textOf('refuse')).toContain('before (14 February 2020');
		await cast.change('regulation', 'it-rules', { title: 'The Rules' });
		expect(await textOf('reply')).toContain('The Rules');
		await cast.change('stakeholder', 'coalition', { name: 'The Alliance' });
		expect(await textOf('letter')).toContain('The Alliance');
		expect(await queries()).toBe(again);
		await cast.change('statement', 'regret', { state: 'withdrawn' });
		expect(await textOf('refuse')).not.toContain('Position changed');
	});

	it('of corrections names the saved version that put each right', async () => {
		const [{ content_text: text } = { content_text: '' }] = (await json('corrections')).items;
		expect(text).toContain(
			`Put right in version 2 of the law Harm Rules 2020, ${origin()}/regulations/harm-rules`
		);
	});

	it('holds fifty items a page, those that changed last, the newest first', async () => {
		for (let n = 0; n < 60; n++) await cast.statement(`s${n}`);
		const at = new Date(Date.now() + 60_000);
		await db.update(t.statement).set({ updatedAt: at }).where(eq(t.statement.id, 's7'));
		const ids = await idsOf('everything');
		expect(ids).toHaveLength(50);
		expect(ids.slice(0, 2)).toEqual(['statement/s7', 'statement/s59']);
		const second = await idsOf('everything', { query: '?page=2' });
		expect(second).toHaveLength(14);
		expect(new Set([...ids, ...second]).size).toBe(64);
		expect(second.at(-1)).toBe('regulation/harm-rules');
	});

	it.each(['a law', 'statements'])(
		'of %s has pages that lead to each other (RFC 5005)',
		async (kind) => {
			for (let n = 0; n < 110; n++) await cast.statement(`s${n}`);
			const [first, second, third] = await Promise.all(
				['', '?page=2', '?page=3'].map(async (query) => (await get(kind, 'atom', { query })).text())
			);
			const linksIn = (text = '') =>
				Object.fromEntries(
					[...text.matchAll(/<link href="([^"]*)" rel="(\w+)"/g)].map(([, href, rel]) => [
						rel,
						href
					])
				);
			const at = `${origin()}${all[kind]![1]}.atom`;
			const { alternate, related, ...links } = linksIn(first);
			expect([alternate, related].filter(Boolean).length).toBeGreaterThan(0);
			expect(links).toEqual({ self: at, first: at, next: `${at}?page=2` });
			expect(linksIn(second)).toMatchObject({
				self: `${at}?page=2`,
				first: at,
				previous: at,
				next: `${at}?page=3`
			});
			expect(linksIn(third)).toMatchObject({ first: at, previous: `${at}?page=2` });
			expect(linksIn(third)).not.toHaveProperty('next');
			const [id] = /<id>[^<]*<\/id>/.exec(first!)!;
			for (const page of [second, third]) expect(page).toContain(id);
			const json = (query: string) => get(kind, 'json', { query }).then((answer) => answer.json());
			expect(await json('')).toMatchObject({ next_url: `${at.replace('atom', 'json')}?page=2` });
			expect(await json('?page=3')).not.toHaveProperty('next_url');
		}
	);

	it.each(kinds)(
		'of %s says in a sentence that it has no such page, and where it begins',
		async (kind) => {
			const search = kind === 'search' ? 'q=harm&' : '';
			for (const format of formats) {
				const answer = await get(kind, format, { query: `?${search}page=7` });
				expect(answer.status).toBe(404);
				const begins = `${origin()}${all[kind]![1]}.${format}${search && '?q=harm'}`;
				expect(await answer.text()).toContain(
					`This feed has no page 7: it ends before that. It begins at ${begins}.`
				);
			}
			const none = await get(kind, 'atom', { query: `?${search}page=none` });
			expect([none.status, await none.text()]).toEqual([400, expect.stringContaining('page=none')]);
		}
	);

	it('of a law has the leak and the first reactions, however much was written on it since', async () => {
		await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
		await cast.statement('first', { date: '2020-02-13' });
		for (let n = 0; n < 60; n++) await cast.article(`a${n}`, { regulations: ['harm-rules'] });
		expect(await idsOf('a law')).toEqual(expect.arrayContaining(['event/leak', 'statement/first']));
	});

	it('says in the title of a statement which stance it takes on which laws', async () => {
		await cast.regulation('other-act', { title: 'Other Act' });
		await cast.statement('both', { date: '2021', regulations: ['harm-rules', 'other-act'] });
		await cast.statement('fears', { date: '2019', organisationId: 'union', stance: 'concerned' });
		const { items } = await json('statements');
		expect(items.map(({ title }) => title).sort()).toEqual([
			'Internet Coalition opposes the Harm Rules 2020',
			'Internet Coalition opposes the Harm Rules 2020 and the Other Act',
			'Union of Journalists is concerned about the Harm Rules 2020'
		]);
	});

	it('gives headlines in Urdu their language, in titles and where they are sources', async () => {
		const urdu = { headline: 'سوشل میڈیا قوانین', lang: 'ur' };
		await cast.article('jang', { ...urdu, regulations: ['harm-rules'] });
		await cast.statement('heard', { source: 'jang', summary: 'The coalition objects.' });
		const articles = await (await get('articles', 'atom')).text();
		expect(articles).toContain(`<title type="text" xml:lang="ur">${urdu.headline}</title>`);
		const { items } = await json('statements');
		const heard = items.find(({ id }) => id.endsWith('/heard'))!;
		expect(heard.content_html).toContain(`“<bdi lang="ur" dir="rtl">${urdu.headline}</bdi>”`);
		expect(await (await get('statements', 'atom')).text()).toContain(
			'<title type="text" xml:lang="en">'
		);
	});

	it.each([
		['a law', 'harm-rules'],
		['a stakeholder', 'coalition'],
		['a stakeholder', 'union'],
		['a topic', 'speech']
	])('of %s, %s, begins with what changed last, however old it is', async (kind, slug) => {
		await cast.statement('old', { date: '2001', signatories: ['union'] });
		await cast.statement('new', { date: '2024', signatories: ['union'] });
		expect((await idsOf(kind, { slug }))[0]).toBe('statement/new');
		const at = new Date(Date.now() + 60_000);
		await db.update(t.statement).set({ updatedAt: at }).where(eq(t.statement.id, 'old'));
		expect((await idsOf(kind, { slug }))[0]).toBe('statement/old');
	});

	it('tells of what came together by the days that it tells, articles after all others', async () => {
		await cast.statement('s2022', { date: '2022' });
		await cast.article('a2023', { date: '2023', regulations: ['harm-rules'] });
		await cast.statement('s2024', { date: '2024' });
		await cast.article('undated', { ...undated, regulations: ['harm-rules'] });
		const together = { updatedAt: new Date(Date.now() + 60_000) };
		await db.update(t.statement).set(together);
		await db.update(t.article).set(together);
		await db.update(t.stakeholder).set(together);
		await db.update(t.event).set(together);
		expect(await idsOf('a law')).toEqual([
			...['statement/s2024', 'statement/s2022', 'statement/letter', 'event/notified'],
			...['campaign/repeal', 'regulation/harm-rules']
		]);
		// A stakeholder has no date, so it comes last.
		expect(await idsOf('a stakeholder')).toEqual([
			...['statement/s2024', 'statement/s2022', 'statement/letter', 'stakeholder/coalition']
		]);
		const found = await idsOf('articles');
		expect(found).toEqual(['article/a2023', 'article/dawn', 'article/undated']);
	});

	it('of a topic goes with its laws: one that is no longer of it, or withdrawn, takes its statements along', async () => {
		const of = async () => (await idsOf('a topic')).sort();
		const its = ['event/notified', 'regulation/harm-rules', 'statement/letter'];
		expect(await of()).toEqual(its);
		await db.update(t.regulation).set({ state: 'withdrawn', stateReason: 'Never was' });
		// The law itself stays, to tell that it was withdrawn.
		expect(await of()).toEqual(['regulation/harm-rules']);
		await db.update(t.regulation).set({ state: 'published' });
		expect(await of()).toHaveLength(3);
		await db.delete(t.regulationTopic);
		expect(await of()).toEqual([]);
	});

	it('says when an item was first published, however long it was a draft', async () => {
		const first = new Date('2026-03-01T10:00:00Z');
		const version = { noun: 'statement', rowId: 'letter', author: 'Bilal', reason: 'x' };
		await db.insert(t.revision).values([
			{ ...version, version: 1, snapshot: { state: 'draft' }, createdAt: new Date('2026-01-01') },
			{ ...version, version: 2, snapshot: { state: 'published' }, createdAt: first },
			{ ...version, version: 3, snapshot: { state: 'published' }, createdAt: new Date() }
		]);
		const { items } = await atom('statements');
		expect(items[0]!.published).toEqual(first);
	});

	it('gives no markup but its own, whatever stands in the record', async () => {
		const text = `<script>alert(1)</script><img src=x onerror="alert(1)">]]>&amp;'"`;
		await cast.article('evil', { headline: text, outlet: text, summary: text });
		await cast.regulation('evil', { title: text, summary: text });
		await cast.stakeholder('evil', { name: text });
		await cast.statement('evil', {
			summary: text,
			organisationId: 'evil',
			regulations: ['evil'],
			quote: text,
			source: 'evil'
		});
		await cast.event('evil', { kind: 'leak', date: '2020', description: text, source: 'evil' });
		for (const { title, content_html } of (await json('everything')).items) {
			expect(
				content_html.replaceAll(/<\/?(p|ul|li|blockquote|a|bdi)( (href|lang|dir)="[^"<>]*")*>/g, '')
			).not.toMatch(/[<>]/);
			if (title.includes('script')) expect(title).toContain('<script>');
		}
		const xml = await (await get('everything', 'atom')).text();
		const contents = xml.match(/<content type="html">[^]*?<\/content>/g)!;
		expect(contents.join()).toContain('&lt;script&gt;');
		expect(contents.join()).not.toContain('<script');
		const { items } = parseFeed(xml);
		// The parser undoes escapes once too often, so it does not return the whole text.
		expect(items.find(({ id }) => id?.endsWith('regulation/evil'))?.title).toContain(
			'<script>alert(1)</script><img src=x onerror="alert(1)">]]>'
		);
	});

	it('leaves out what XML cannot write, and keeps every script', async () => {
		await cast.statement('odd', { summary: 'a\u0001b\u000bc\ufffe قانون 𝒜' });
		const text = await (await get('everything', 'atom')).text();
		expect(text).toContain('abc قانون 𝒜');
	});
});

describe('what was withdrawn', () => {
	const withdraw = async () => {
		const [standing] = await readStored(db, 'statement', ['letter']);
		await cast.saved('statement', 'letter', 1, { snapshot: standing!.item });
		await cast.change('statement', 'letter', { state: 'withdrawn', stateReason: 'Forged <b>' });
		return standing!.item.summary;
	};

	it.each(formats)(
		'stays in the feeds with its reason, and nothing of what it said: %s',
		async (format) => {
			const summary = await withdraw();
			for (const kind of ['everything', 'a law'] as const) {
				const text = await (await get(kind, format)).text();
				expect(text).toContain('Withdrawn: a statement');
				expect(text).toMatch(/Forged (<b>|&lt;b&gt;|<!\[CDATA\[)?/);
				expect(text).not.toContain(summary);
				expect(text).toContain('/statements/letter');
			}
			expect(await idsOf('a law')).toContain('statement/letter');
		}
	);

	describe('by each filter that listed it', () => {
		/** Publishes and withdraws the item, as editors do. */
		const goes = async (noun: Noun, id: string) => {
			await cast.saved(noun, id, 1, { snapshot: (await readStored(db, noun, [id]))[0]!.item });
			await cast.change(noun, id, { state: 'withdrawn' });
		};

		it.each([
			['stakeholder=coalition', 'stakeholder=ministry'],
			['stakeholder=union', 'stakeholder=nobody'],
			['stakeholder=speaker', 'stakeholder=firm'],
			['with=union', 'with=speaker'],
			['with=union&stakeholder=coalition', 'with=union&stakeholder=union'],
			['with=coalition', 'with=coalition&stakeholder=speaker'],
			['kind=industry_body', 'kind=media_union'],
			['signed=industry_body', 'signed=company'],
			['signed=media_union', 'signed=person'],
			['signed=media_union&foreign=no', 'signed=media_union&foreign=yes'],
			['represents=company', 'represents=media_union'],
			['represents=company&foreign=yes', 'represents=company&foreign=no'],
			['changed=yes&stance=support', 'changed=yes&stance=oppose'],
			['changed=yes&regulation=harm-rules', 'changed=yes&regulation=other-act'],
			['operator=without', 'stance=oppose'],
			['regulation=harm-rules&stance=support', 'regulation=other-act&stance=support'],
			['demand=withdraw', 'demand=amend'],
			['channel=letter&year=2020&lang=en', 'channel=letter&year=2021']
		])('of statements: %s, and not by %s', async (listing, other) => {
			await cast.stakeholder('speaker', { kind: 'person' });
			await cast.stakeholder('firm', { kind: 'company', country: 'IN' });
			await cast.membership('union', 'firm', '2020-02');
			await cast.regulation('other-act');
			await cast.statement('before', { date: '2020-01', regulations: ['harm-rules', 'other-act'] });
			await cast.statement('joint', {
				date: '2020-03',
				organisationId: 'coalition',
				speakerId: 'speaker',
				signatories: ['union'],
				stance: 'support',
				channel: 'letter',
				demands: ['withdraw']
			});
			const listed = async (query: string) =>
				(await idsOf('statements', { query: `?${query}` })).includes('statement/joint');
			expect([await listed(listing), await listed(other)]).toEqual([true, false]);
			await goes('statement', 'joint');
			expect([await listed(listing), await listed(other)]).toEqual([true, false]);
		});

		it.each(['with=coalition', 'changed=yes', 'represents=company', 'signed=media_union'])(
			'of no statement by one name alone that repeats a stance: %s',
			async (filter) => {
				await cast.statement('before', { date: '2020-01' });
				await goes('statement', 'letter');
				const found = await idsOf('statements', { query: '?stance=oppose' });
				expect(found).toContain('statement/letter');
				expect(await idsOf('statements', { query: `?${filter}` })).toEqual([]);
			}
		);

		it('of statements without those of the operator, which were not listed', async () => {
			await db.insert(t.siteChoice).values({ operatorId: 'coalition' });
			await goes('statement', 'letter');
			const query = '?operator=without';
			expect(await idsOf('statements', { query })).not.toContain('statement/letter');
		});

		it.each([
			['regulations', 'regulation', 'other-act', '?instrument=act&jurisdiction=IN&year=2021'],
			['everything', 'regulation', 'other-act', ''],
			['events', 'event', 'leaked', '?regulation=other-act&kind=leak&year=2021&jurisdiction=IN'],
			['articles', 'article', 'elsewhere', '?regulation=other-act&section=news&count=reports'],
			['campaigns', 'campaign', 'halt', '?regulation=other-act&stakeholder=union&demand=withdraw'],
			['stakeholders', 'stakeholder', 'firm', '?kind=company&country=IN']
		] as const)('of %s: %s %s by %s', async (kind, noun, id, query) => {
			await cast.regulation('other-act', { instrument: 'act', jurisdiction: 'IN' });
			await cast.event('leaked', { kind: 'leak', date: '2021', regulations: ['other-act'] });
			await cast.article('elsewhere', { regulations: ['other-act'] });
			await cast.campaign('halt', { regulations: ['other-act'], participants: ['union'] });
			await cast.stakeholder('firm', { kind: 'company', country: 'IN' });
			const key = `${noun}/${id}`;
			expect(await idsOf(kind, { query })).toContain(key);
			await goes(noun, id);
			expect(await idsOf(kind, { query })).toContain(key);
		});

		it('but by words, and the feed says so', async () => {
			const query = '?q=letter';
			expect(await idsOf('statements', { query })).toEqual(['statement/letter']);
			await goes('statement', 'letter');
			for (const kind of ['statements', 'search']) {
				const { items, description } = await json(kind, { query });
				expect(items).toEqual([]);
				expect(description).toContain('does not tell of withdrawals');
			}
			const { description } = await json('statements', { query: '?channel=letter' });
			expect(description).not.toContain('withdrawals');
		});
	});

	it('is no news where it was never published', async () => {
		await db
			.update(t.statement)
			.set({ state: 'withdrawn', stateReason: 'Forged' })
			.where(eq(t.statement.id, 'letter'));
		expect(await idsOf('a law')).not.toContain('statement/letter');
	});
});

describe('a reader who asks again', () => {
	it.each(formats)('is told that nothing changed, until something did: %s', async (format) => {
		const { headers } = await get('a law', format);
		const known: Record<string, string>[] = [
			{ 'if-none-match': headers.get('etag')! },
			{ 'if-modified-since': headers.get('last-modified')! }
		];
		for (const headers of known) expect((await get('a law', format, { headers })).status).toBe(304);
		const later = new Date(Date.now() + 5_000);
		await db
			.update(t.statement)
			.set({ state: 'withdrawn', stateReason: 'Forged', updatedAt: later })
			.where(eq(t.statement.id, 'letter'));
		for (const headers of known) expect((await get('a law', format, { headers })).status).toBe(200);
		expect(await idsOf('a law')).not.toContain('statement/letter');
	});
});

describe('a feed that is not there', () => {
	it.each([
		['a law', t.regulation, 'harm-rules'],
		['a stakeholder', t.stakeholder, 'union']
	] as const)('is gone with the reason of what it followed: %s', async (kind, table, id) => {
		const its = eq(table.id, id);
		await db.update(table).set({ state: 'withdrawn', stateReason: 'Made up' }).where(its);
		const summary = await get(kind, 'json', { slug: id });
		expect([summary.status, await summary.json()]).toEqual([
			410,
			{ status: 410, message: 'Made up' }
		]);
		expect((await get(kind, 'atom', { slug: id })).status).toBe(410);
		await db.update(table).set({ state: 'draft' }).where(its);
		expect((await get(kind, 'atom', { slug: id })).status).toBe(404);
	});

	it('has moved with what it follows', async () => {
		await db.insert(formerSlug).values({ noun: 'stakeholder', slug: 'ic', rowId: 'coalition' });
		const answer = await get('a stakeholder', 'atom', { slug: 'ic' });
		expect([answer.status, answer.headers.get('location')]).toEqual([
			308,
			'/stakeholders/coalition/feed.atom'
		]);
	});

	it('names what it does not understand, and wants words to search for', async () => {
		const refused = await get('statements', 'atom', { query: '?stance=furious' });
		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain('stance=furious');
		const wordless = await get('search', 'rss', { query: '?q=' });
		expect(wordless.status).toBe(400);
		expect(await wordless.text()).toContain('/search/feed.rss?q=words');
	});

	it('is there and empty where nothing is on record yet', async () => {
		await db.delete(t.signatory);
		const feed = await atom('statements', { query: '?year=1999' });
		expect(feed.items).toEqual([]);
		expect(feed.updated).toBeInstanceOf(Date);
		expect((await json('statements', { query: '?year=1999' })).items).toEqual([]);
	});
});

describe('promise 10: a draft', () => {
	it('is in no feed, nor is what names it, and once it is published in each', async () => {
		const mark = 'zanzibar';
		await cast.regulation('secret', { title: mark });
		await db.insert(t.regulationTopic).values({ regulationId: 'secret', topicId: 'speech' });
		await cast.stakeholder('secret', { name: mark });
		await cast.article('secret', { headline: mark, regulations: ['harm-rules', 'secret'] });
		const both = { regulations: ['harm-rules', 'secret'] };
		await cast.event('secret', { kind: 'leak', date: '2020', description: mark, ...both });
		await cast.statement('secret', { summary: mark, quote: mark, ...both });
		await cast.campaign('secret', { title: mark, ...both });
		await db.insert(t.campaignStatement).values({ campaignId: 'repeal', statementId: 'secret' });
		const found = async () => {
			const seen = [];
			for (const kind of kinds.filter((kind) => kind !== 'corrections'))
				for (const format of formats)
					if (
						(
							await (
								await get(kind, format, { query: kind === 'search' ? `?q=${mark}` : '' })
							).text()
						).match(new RegExp(`${mark}(?!”)`))
					)
						seen.push(kind);
			return [...new Set(seen)];
		};
		vi.setConfig({ testTimeout: 60_000 });
		expect(await found()).toEqual(kinds.filter((kind) => kind !== 'corrections'));
		for (const table of [t.campaign, t.event, t.statement, t.article, t.stakeholder, t.regulation])
			await db
				.update(table)
				.set({ state: 'draft', stateReason: 'x' })
				.where(eq(table.id, 'secret'));
		expect(await found()).toEqual(['search']);
		expect((await json('search', { query: `?q=${mark}` })).items).toEqual([]);
	});
});
