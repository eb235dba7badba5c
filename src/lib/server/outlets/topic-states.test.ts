import { beforeEach, expect, it } from 'vitest';
import { ask as askApi } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { openPackage } from '../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { topicsCard } from '../../domain/cards/topic.ts';
import type { ListName } from '../../domain/files.ts';
import { outletsOf } from '../../nouns/index.server.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as topics from '../../nouns/topic/queries.server.ts';
import * as coming from '../coming/index.ts';
import { pageAt } from '../desk/corrections/index.ts';
import * as follow from '../follow/index.ts';
import { subjectNames } from '../follow/names.ts';
import { redirectFormerSlug } from '../redirects.ts';
import { search } from '../search/index.ts';
import { origin } from '../settings.ts';
import { itemForHistory, publicHistory } from '../versions/index.ts';
import { oembed } from './embeds/index.ts';
import { bySlugs } from './exports/index.ts';
import * as feeds from './feeds/index.ts';
import { answerWith, listCsv, listJson, pageFile } from './files/index.ts';
import { itemCard } from './items.ts';
import { sitemapEntries } from './sitemap.ts';

// A law and an article that readers see name a topic. All that readers are given is looked through for it.

const found = 'zanzibar';
const theirs = /zanzibar|timbuktu/i;

beforeEach(async () => {
	await cast.scene();
	await cast.topic('other');
	await cast.topic('t7', {
		slug: found,
		name: 'Zanzibar talk',
		description: 'What is said in Timbuktu.',
		state: 'draft',
		stateReason: 'Unsure'
	});
	await cast.regulation('it-rules', { topics: ['t7', 'other'] });
	await cast.article('mint', { topics: ['t7', 'other'] });
	await cast.event('hearing', { kind: 'court', date: '2999-01', regulations: ['it-rules'] });
	await cast.saved('regulation', 'it-rules', 1, {
		snapshot: { id: 'it-rules', slug: 'it-rules', title: 'IT', state: 'published', topics: [] }
	});
});

const all = { filters: {}, page: 1, ignored: [] };
const ofTopic = { ...all, filters: { topic: found } };
const word = { ...all, filters: { q: found } };
const foundIn = ({ total }: { total: number }) => (total ? found : '');
const asked = (list: string, key: string) => ({
	params: { list, key, slug: key },
	url: new URL(`/${list}/${key}`, origin())
});
const textOf = async (answer: Promise<Response>) => {
	const { status, ...response } = { status: (await answer).status, text: (await answer).text() };
	return status === 200 ? response.text : '';
};
const api = (path: string) => textOf(askApi(path));
const file = (list: ListName, read: typeof listCsv) =>
	textOf(ask(answerWith('json', read), `/${list}.json`, { list }));
const feed = (make: Parameters<typeof feeds.answerFeed>[0], path: string) => {
	const [, list = '', key = ''] = path.split('/');
	const params = { list, key, format: 'json' as const };
	return textOf(ask(feeds.answerFeed(make as never), `${path}.json`, params));
};

/** Everything that shows topics, or is chosen by one. */
const outlets: Record<string, () => Promise<unknown>> = {
	'its page': () => topics.get(found),
	'the list of topics': () => topics.list(),
	'the card of the list': async () => topicsCard(await topics.list()),
	'its card': () => itemCard(asked('topics', found)),
	'its frame': async () => {
		const { get, item, embed } = outletsOf.topics;
		const shown = await get(found);
		return shown && embed(item(shown as never));
	},
	'its frame elsewhere': () =>
		oembed(new URLSearchParams({ url: `${origin()}/topics/${found}`, format: 'json' })),
	'its page as JSON': () =>
		textOf(ask(answerWith('json', pageFile('topics')), `/topics/${found}.json`, { slug: found })),
	'its feed': () => feed(feeds.itemFeed as never, `/topics/${found}/feed`),
	'its history': async () =>
		publicHistory(await itemForHistory(asked('topics', found) as never), 1),
	'the page of a law': () => regulations.get('it-rules'),
	'the page of an article': () => articles.get('mint'),
	'facets of laws': () => regulations.list(all),
	'facets of articles': () => articles.list(all),
	'facets of events': () => events.list(all),
	'facets of what comes': () => coming.list(all),
	'laws chosen by it': async () => foundIn(await regulations.list(ofTopic)),
	'articles chosen by it': async () => foundIn(await articles.list(ofTopic)),
	'events chosen by it': async () => foundIn(await events.list(ofTopic)),
	'what comes, chosen by it': async () => foundIn(await coming.list(ofTopic)),
	'laws on its page': async () => ((await regulations.latestOfTopic(found, 5)).length ? found : ''),
	'laws found by its name': async () => foundIn(await regulations.list(word)),
	'articles found by its name': async () => foundIn(await articles.list(word)),
	'the search': async () => foundIn(await search(found, all)),
	'topics as CSV': () => file('topics', listCsv),
	'topics as JSON': () => file('topics', listJson),
	'laws as CSV': () => file('regulations', listCsv),
	'articles as JSON': () => file('articles', listJson),
	'topics by their short names': () => bySlugs('topics', [found]),
	'the API': () => api('/topics?limit=200'),
	'the API, by its name': () => api(`/topics?q=${found}`),
	'the API, by its key': () => api(`/topics/${found}`),
	'the API, with laws': () => api('/regulations?include=topics'),
	'the API, with one article': () => api('/articles/mint?include=topics'),
	'the API, an old version': () => api(`/topics/${found}?version=2`),
	'what changed, for copies': () => api('/topics?updated_since=1970-01-01'),
	'laws that changed, for copies': () => api('/regulations?updated_since=1970-01-01'),
	'the feed of laws': () => feed(feeds.listFeed('regulations') as never, '/regulations/feed'),
	'the feed of articles': () => feed(feeds.listFeed('articles') as never, '/articles/feed'),
	'the package': async () => (await openPackage()).rows.get('topic'),
	'links to it in the package': async () => {
		const { rows } = await openPackage();
		const links = [...rows.get('article_topic')!, ...rows.get('regulation_topic')!];
		return links.some(({ topic_id }) => topic_id === 't7') ? found : '';
	},
	'the site map': () => sitemapEntries('topics', '1'),
	'what can be followed on its page': () => follow.choicesAt(`/topics/${found}`),
	'what can be followed on an article': () => follow.choicesAt('/articles/mint')
};

/** Outlets in which it is found. A page that is not there shows nothing. */
async function showing(): Promise<string[]> {
	const places: string[] = [];
	for (const [name, read] of Object.entries(outlets)) {
		const shown = await read().catch(({ status }) => {
			expect([404, 410], name).toContain(status);
		});
		if (theirs.test(JSON.stringify(shown) ?? '')) places.push(name);
	}
	return places;
}

const be = (state: 'draft' | 'published' | 'withdrawn') => cast.change('topic', 't7', { state });

it('a topic that is a draft is in no answer to a reader, though what they see names it', async () => {
	expect(await showing()).toEqual([]);
	expect(await pageAt(`/topics/${found}`)).toBeUndefined();
	expect(await subjectNames(['topic:t7', 'topic:other'])).toEqual(
		new Map([['topic:other', expect.anything()]])
	);
});

it('is in each of them once it is published, and in none while it is withdrawn or a draft again', async () => {
	await be('published');
	expect(await showing()).toEqual(Object.keys(outlets));
	await be('withdrawn');
	expect(await showing()).toEqual([]);
	expect(await topics.get(found)).toEqual({ state: 'withdrawn', stateReason: 'A mistake' });
	await be('published');
	await be('draft');
	expect(await showing()).toEqual([]);
});

it('tells copies that it is gone, and has them read anew what names it', async () => {
	await be('published');
	const since = async (path: string) => JSON.parse(await api(path));
	const places = await Promise.all(
		['topics', 'regulations', 'articles'].map(
			async (name) => [name, (await since(`/${name}?updated_since=1970-01-01`)).next_since] as const
		)
	);
	await be('withdrawn');
	const told = await Promise.all(
		places.map(async ([name, place]) => {
			const { data, gone } = await since(
				`/${name}?updated_since=${encodeURIComponent(String(place))}`
			);
			return [...data, ...gone].map(({ id, gone }) => [id, gone]);
		})
	);
	expect(told).toEqual([[['t7', 'withdrawn']], [['it-rules', undefined]], [['mint', undefined]]]);
});

it('leads nobody from an old address to a draft', async () => {
	await be('published');
	await cast.change('topic', 't7', { slug: 'zanzibar-talk' });
	const url = new URL(`/topics/${found}`, origin());
	const old = () => redirectFormerSlug('topic', found, url);
	await expect(old()).rejects.toMatchObject({ status: 308 });
	await be('draft');
	await expect(old()).resolves.toBeUndefined();
});
