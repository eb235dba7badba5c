import { pictureSizes, wholeSizes } from './charts/sizes.ts';
import { filterQuery } from './filters.ts';
import { type NameWith, namesWith } from './nouns.ts';

export type ListName = NameWith<'page'>;

export const lists: readonly ListName[] = namesWith('page');

export const citedLists = namesWith('cite');
export const followedLists = namesWith('feed');

const isIn =
	<List extends ListName>(lists: readonly List[]) =>
	(text: string): text is List =>
		(lists as readonly string[]).includes(text);

export const isListed = isIn(lists);
export const isCited = isIn(citedLists);
export const isFollowed = isIn(followedLists);

export const feedTypes = {
	atom: 'application/atom+xml',
	rss: 'application/rss+xml',
	json: 'application/feed+json'
};

export type FeedFormat = keyof typeof feedTypes;

export const isFeed = (text: string): text is FeedFormat => Object.hasOwn(feedTypes, text);

export interface FileLink {
	href: string;
	/** Missing for files that the head of the page does not offer to programs. */
	type?: string;
	label: string;
	isSaved?: boolean;
	/** For autodiscovery by feed readers. */
	title?: string;
}

/** Feeds, and calendars that refresh themselves. */
export const isFeedLink = ({ href, type }: FileLink): boolean =>
	href.startsWith('webcal:') || Object.values(feedTypes).some((each) => each === type);

type Chosen = Record<string, string | undefined>;

export const csvLink = { type: 'text/csv', label: 'CSV', isSaved: true };
export const xlsxLink = {
	type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	label: 'XLSX',
	isSaved: true
};

const csv = (path: string, chosen: Chosen = {}): FileLink => ({
	href: `${path}.csv${filterQuery(chosen)}`,
	...csvLink
});

const tables = (path: string, chosen: Chosen = {}): FileLink[] => [
	csv(path, chosen),
	{ href: `${path}.xlsx${filterQuery(chosen)}`, ...xlsxLink }
];

const json = (path: string, chosen: Chosen = {}): FileLink => ({
	href: `${path}.json${filterQuery(chosen)}`,
	type: 'application/json',
	label: 'JSON'
});

export function feedLinks(path: string, title: string, chosen: Chosen = {}): FileLink[] {
	// A feed has its own order.
	const query = filterQuery(chosen, { sort: undefined });
	const at = (format: FeedFormat) => `${path === '/' ? '' : path}/feed.${format}${query}`;
	return [
		{ href: at('atom'), type: feedTypes.atom, label: 'Atom', title },
		{ href: at('rss'), type: feedTypes.rss, label: 'RSS' },
		{ href: at('json'), type: feedTypes.json, label: 'JSON feed', title }
	];
}

/** A subject's own feeds leave its articles out. */
export const articleFeed = (title: string, chosen: Chosen = {}): FileLink => ({
	...feedLinks('/articles', `${title}: articles`, chosen)[0]!,
	label: 'Articles (Atom)'
});

export const listFiles = (list: ListName, chosen: Chosen = {}): FileLink[] => [
	...tables(`/${list}`, chosen),
	json(`/${list}`, chosen)
];

export const listLinks = (list: ListName, title: string, chosen: Chosen = {}): FileLink[] => [
	...listFiles(list, chosen),
	...feedLinks(`/${list}`, title, chosen)
];

export function itemLinks(path: string, title?: string): FileLink[] {
	const history = { href: `${path}/history`, type: 'text/html', label: 'History' };
	return [json(path), ...(title ? feedLinks(path, title) : []), history];
}

export const correctionLinks = (): FileLink[] => [
	csv('/corrections'),
	json('/corrections'),
	...feedLinks('/corrections', 'Corrections')
];

export const takedownLinks = (chosen: Chosen = {}): FileLink[] => [
	csv('/takedowns', chosen),
	json('/takedowns', chosen)
];

export const calendarLink = (chosen: Chosen = {}): FileLink => ({
	href: `/calendar.ics${filterQuery(chosen)}`,
	type: 'text/calendar',
	label: 'Calendar of coming dates'
});

/** Calendars refresh a webcal address by themselves. */
export const subscription = (origin: string, chosen: Chosen = {}): FileLink => ({
	href: origin.replace(/^https?:/, 'webcal:') + calendarLink(chosen).href,
	label: 'Subscribe in your calendar'
});

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
		{ href: `${path}/timeline.csv`, ...csvLink },
		{ href: `${path}/timeline.ics`, type: 'text/calendar', label: 'Calendar' },
		{ href: `${path}/timeline.json`, type: 'application/json', label: 'TimelineJS' }
	];
}

/** Facts belong to nobody, so anyone may use the published record. */
export const recordLicence = {
	/** SPDX identifier. */
	id: 'CC0-1.0',
	name: 'CC0 1.0',
	title: 'Creative Commons Zero 1.0 Universal (public domain)',
	url: 'https://creativecommons.org/publicdomain/zero/1.0/'
} as const;
