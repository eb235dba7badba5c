import { pictureSizes, wholeSizes } from './charts/sizes.ts';
import { filterQuery } from './filters.ts';
import type { Name } from './nouns.ts';

/** What pages and lists are as files, and where: for links, routes and answers alike. */

/** Lists that stand at an address of their own. */
export type ListName = Exclude<Name, 'memberships'>;

export const lists: readonly ListName[] = [
	'regulations',
	'stakeholders',
	'statements',
	'articles',
	'events',
	'topics',
	'campaigns'
];

/** The lists whose items are cited, and those whose items have a feed of their own, as their nouns say. */
export const citedLists = ['regulations', 'statements', 'articles', 'events', 'campaigns'] as const;
export const followedLists = ['regulations', 'stakeholders', 'topics', 'campaigns'] as const;

const isIn =
	<List extends ListName>(lists: readonly List[]) =>
	(text: string): text is List =>
		(lists as readonly string[]).includes(text);

export const isListed = isIn(lists);
export const isCited = isIn(citedLists);
export const isFollowed = isIn(followedLists);

/** The forms of a feed, by the endings of their addresses. */
export const feedTypes = {
	atom: 'application/atom+xml',
	rss: 'application/rss+xml',
	json: 'application/feed+json'
};

export type FeedFormat = keyof typeof feedTypes;

export const isFeed = (text: string): text is FeedFormat => Object.hasOwn(feedTypes, text);

export interface FileLink {
	href: string;
	type: string;
	/** The words of the link. */
	label: string;
	/** Whether it is saved as a file, where others are opened. */
	isSaved?: boolean;
	/** What a feed reader that finds it by itself calls it; without a title it is not offered there. */
	title?: string;
}

type Chosen = Record<string, string | undefined>;

/** Files that are kept, not opened. */
export const csvFile = { type: 'text/csv', label: 'CSV', isSaved: true };
export const xlsxFile = {
	type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	label: 'XLSX',
	isSaved: true
};

const csv = (path: string, chosen: Chosen = {}): FileLink => ({
	href: `${path}.csv${filterQuery(chosen)}`,
	...csvFile
});

const tables = (path: string, chosen: Chosen = {}): FileLink[] => [
	csv(path, chosen),
	{ href: `${path}.xlsx${filterQuery(chosen)}`, ...xlsxFile }
];

const json = (path: string, chosen: Chosen = {}): FileLink => ({
	href: `${path}.json${filterQuery(chosen)}`,
	type: 'application/json',
	label: 'JSON'
});

/** The feeds of a page or a list, in each form that readers of feeds take. */
export function feedLinks(path: string, title: string, chosen: Chosen = {}): FileLink[] {
	// A feed has an order of its own.
	const query = filterQuery(chosen, { sort: undefined });
	const at = (format: FeedFormat) => `${path === '/' ? '' : path}/feed.${format}${query}`;
	return [
		{ href: at('atom'), type: feedTypes.atom, label: 'Atom', title },
		{ href: at('rss'), type: feedTypes.rss, label: 'RSS' },
		{ href: at('json'), type: feedTypes.json, label: 'JSON feed', title }
	];
}

/** The feed of the articles on a page’s subject, which its own feeds leave out. */
export const articleFeed = (title: string, chosen: Chosen = {}): FileLink => ({
	...feedLinks('/articles', `${title}: articles`, chosen)[0]!,
	label: 'Articles (Atom)'
});

/** A list as its filters choose it, as files and to be followed. */
export function listLinks(list: ListName, title: string, chosen: Chosen = {}): FileLink[] {
	const path = `/${list}`;
	const feeds = list === 'topics' ? [] : feedLinks(path, title, chosen);
	return [...tables(path, chosen), json(path, chosen), ...feeds];
}

/** The page of an item, with its history; with a title it can be followed. */
export function itemLinks(path: string, title?: string): FileLink[] {
	const history = { href: `${path}/history`, type: 'text/html', label: 'History' };
	return [json(path), ...(title ? feedLinks(path, title) : []), history];
}

/** What was put right, as files and to be followed. */
export const correctionLinks = (): FileLink[] => [
	csv('/corrections'),
	json('/corrections'),
	...feedLinks('/corrections', 'Corrections')
];

/** The dates ahead, as a file. */
export const calendarLink = (chosen: Chosen = {}): FileLink => ({
	href: `/calendar.ics${filterQuery(chosen)}`,
	type: 'text/calendar',
	label: 'Calendar of coming dates'
});

/** The dates ahead, which a calendar subscribes to and asks for anew by itself. */
export const subscription = (origin: string, chosen: Chosen = {}) => ({
	href: origin.replace(/^https?:/, 'webcal:') + calendarLink(chosen).href,
	label: 'Subscribe in your calendar'
});

/** The timeline of a law; where there is little room, as PNG in the sizes that are told. */
export function timelineLinks(
	path: string,
	sizes: readonly (typeof wholeSizes)[number][] = wholeSizes
): FileLink[] {
	return [
		{ href: `${path}/timeline.svg`, type: 'image/svg+xml', label: 'SVG', isSaved: true },
		...sizes.map((size) => ({
			href: `${path}/timeline.png?size=${size}`,
			type: 'image/png',
			label: pictureSizes[size],
			isSaved: true
		})),
		{ href: `${path}/timeline.csv`, ...csvFile },
		{ href: `${path}/timeline.ics`, type: 'text/calendar', label: 'Calendar' },
		{ href: `${path}/timeline.json`, type: 'application/json', label: 'TimelineJS' }
	];
}

/** Under which anyone may use what is published on the record: facts belong to nobody. */
export const recordLicence = {
	/** SPDX. */
	id: 'CC0-1.0',
	name: 'CC0 1.0',
	title: 'Creative Commons Zero 1.0 Universal (public domain)',
	url: 'https://creativecommons.org/publicdomain/zero/1.0/'
} as const;
