import { error } from '@sveltejs/kit';
import { eq, not } from 'drizzle-orm';
import type { followedLists } from '../../../domain/files.ts';
import type { FollowKind } from '../../../domain/follow.ts';
import { filterQuery, inWords, query, readFilters } from '../../../domain/filters.ts';
import { inSentence, namesWith, nounOf, nounWords } from '../../../domain/nouns.ts';
import { pageTitle } from '../../../domain/pages.ts';
import { descriptionOf } from '../../../nouns/derive/descriptions.ts';
import type { FeedList, Part } from '../../../nouns/derive/outlets.server.ts';
import { stores } from '../../../nouns/derive/stores.server.ts';
import { isTitledList, outletsOf } from '../../../nouns/index.server.ts';
import * as corrections from '../../desk/corrections/index.ts';
import type { NamedChange } from '../../desk/corrections/changes.ts';
import { lastChange } from '../../lists/last-change.ts';
import { isOneOf } from '../../lists/latest.ts';
import { listings } from '../exports/index.ts';
import { knownFilters, publicItemAt } from '../files/index.ts';
import { origin } from '../../settings.ts';
import { cachedEntries } from './cached.ts';
import { newestChanges } from './changes.ts';
import type { Entry, Feed } from './write.ts';

// A reaction that is a statement appears in feeds as the statement alone.

type Asked = { url: URL };
type FollowedList = (typeof followedLists)[number];

const isNews = (toldAs: FollowKind | null) => toldAs === 'event' || toldAs === 'statement';

const newsLists = [
	...new Set<FeedList>([
		...(['regulations', 'events'] as const),
		...namesWith('search').filter((name) => isNews(descriptionOf(nounOf[name]).toldAs))
	])
];

export async function everythingFeed({ url }: Asked): Promise<Feed> {
	knownFilters(url, {});
	const parts = newsLists.map((name) => ({
		name,
		...(name === 'events' && { where: not(isOneOf()) })
	}));
	return feedOf(parts, url, {
		title: 'Rulewatch: everything new',
		about: `${inSentence(newsLists)} that were published or changed, newest first.`,
		page: '/',
		articles: {}
	});
}

/** Includes items that belong to the item. */
export async function itemFeed({
	params,
	url
}: Asked & { params: { list: string; key: string } }): Promise<Feed> {
	knownFilters(url, {});
	const name = params.list as FollowedList;
	const row: { id: string; slug: string; title?: string; name?: string } = await publicItemAt(
		name,
		{
			params,
			url
		}
	);
	const { parts, about, hasArticles } = outletsOf[name].feed!;
	const { id, slug, title = row.name! } = row;
	const itself = { name: name as FeedList, where: eq(stores[nounOf[name]].table.id, id) };
	const own = descriptionOf(nounOf[name]).silent ? [] : [itself];
	return feedOf([...own, ...parts(row as never), ...titledParts(name, slug)], url, {
		title: `Rulewatch: ${title}`,
		about: about(title),
		page: `/${name}/${slug}`,
		...(hasArticles && { articles: { [nounOf[name]]: slug } })
	});
}

/** Returns parts for items of further nouns that name the followed item. */
const titledParts = (name: FollowedList, slug: string): Part[] =>
	namesWith('search').flatMap((other) => {
		const filter = isTitledList(other) && descriptionOf(nounOf[other]).listedWith?.[name];
		return filter ? { name: other, chosen: { [filter]: slug } } : [];
	});

const withoutWithdrawals =
	' As it searches for words, it does not tell of withdrawals: an item that was withdrawn only leaves it.';

export const listFeed =
	(name: FeedList) =>
	async ({ url }: Asked): Promise<Feed> => {
		const chosen = knownFilters(url, listings[name].filters);
		return feedOf([{ name, chosen }], url, {
			title: `Rulewatch: ${pageTitle(`/${name}`)}${inWords(chosen)}`,
			about: `What was published or changed in this list.${chosen.q ? withoutWithdrawals : ''}`,
			page: `/${name}`,
			chosen
		});
	};

export async function searchFeed({ url }: Asked): Promise<Feed> {
	const { q } = knownFilters(url, { q: query });
	if (!q) error(400, `Say what to look for: ${url.pathname}?q=words.`);
	return feedOf(
		namesWith('search').map((name): Part => ({ name, chosen: { q } })),
		url,
		{
			title: `Rulewatch: search for “${q}”`,
			about: `What was published or changed and has these words.${withoutWithdrawals}`,
			page: '/search',
			chosen: { q }
		}
	);
}

export async function correctionsFeed({ url }: Asked): Promise<Feed> {
	knownFilters(url, {});
	const page = pageIn(url);
	const { rows, pages } = await corrections.list({ page });
	if (page > Math.max(pages, 1)) noSuchPage(url);
	return {
		number: page,
		more: page < pages,
		title: 'Rulewatch: corrections',
		about: 'What stood wrong in the record, and what stands there now.',
		page: '/corrections',
		entries: rows.map(({ id, page, answer, made, changes }): Entry => {
			const day = new Date(`${made}T00:00:00Z`);
			return {
				key: `correction/${id}`,
				title: `Correction: ${page.title ?? page.address}`,
				text: answer,
				lang: 'en',
				url: origin() + page.address,
				entered: day,
				changed: day,
				facts: changes.flatMap((change) => [...change.said, mendedSentence(change)]),
				quotations: [],
				sources: [],
				tags: []
			};
		})
	};
}

function mendedSentence({ noun, version, page }: NamedChange): string {
	const named = page ? ` ${page.title}, ${origin()}${page.address}` : '';
	return `Put right in version ${version} of the ${nounWords[noun]}${named}`;
}

type Head = Omit<Feed, 'entries' | 'changed' | 'number' | 'more'>;

async function feedOf(parts: Part[], url: URL, head: Head): Promise<Feed> {
	const number = pageIn(url);
	const [page, changed] = await Promise.all([newestChanges(parts, number), lastChange()]);
	const { changes, more } = page ?? noSuchPage(url);
	return { ...head, number, more, changed, entries: await cachedEntries(changes) };
}

const pageIn = ({ searchParams }: URL) => readFilters(searchParams, {}).page;

function noSuchPage({ pathname, searchParams }: URL): never {
	const chosen = filterQuery(Object.fromEntries(searchParams), { page: undefined });
	error(
		404,
		`This feed has no page ${searchParams.get('page')}: it ends before that. It begins at ${origin()}${pathname}${chosen}.`
	);
}
