import { LRUCache } from 'lru-cache';
import { isTracking } from '../../domain/address/tracking.ts';
import { citationStyles } from '../../domain/cite/styles.ts';
import { collectionFilters } from '../../domain/collection.ts';
import { compareFilters } from '../../domain/compare.ts';
import { embedChoices, isFramedList, timelineChoices } from '../../domain/embeds.ts';
import { isListed } from '../../domain/files.ts';
import {
	filterQuery,
	oneOf,
	query as words,
	readFilters,
	type Reader
} from '../../domain/filters.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as campaigns from '../../nouns/campaign/queries.server.ts';
import * as charts from '../charts/index.ts';
import * as coalitions from '../coalitions/index.ts';
import * as coming from '../coming/index.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as embeds from '../outlets/embeds/index.ts';
import { listings } from '../outlets/exports/index.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as search from '../search/index.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as trends from '../trends/index.ts';
import { pngChoices } from '../timelines/drawing.ts';
import { cards } from './cards.ts';

type Spec = Record<string, Reader>;

/** What a route reads of the parameters in its address. */
interface Reads {
	filters: Spec;
	/** Whether it reads the number of a page. */
	pages?: boolean;
	/** Whether it reports what it does not know, in a notice or a refusal, where others go on without a word. */
	reportsUnknown?: boolean;
	/** Whether it refuses an empty parameter, where others take it for one that is left out. */
	refusesEmpty?: boolean;
	/** Whether it judges its parameters one by one and refuses all that it does not know, empty and doubled ones too. */
	strict?: boolean;
	/** Whether it is for one person alone, who has its address. */
	isPersonal?: boolean;
}

const any: Reader = (text) => text;
const style = oneOf(citationStyles);
const { section: _, ...inSection } = articles.filters;

const list = (filters: Spec): Reads => ({ filters, pages: true, reportsUnknown: true });
const reporting = (filters: Spec = {}): Reads => ({ filters, reportsUnknown: true });
const silent = (filters: Spec = {}): Reads => ({ filters });
const item = (filters: Spec = {}): Reads => silent({ ...filters, version: any });
const cite = (filters: Spec = {}): Reads => ({
	filters: { ...filters, style },
	refusesEmpty: true
});
const personal: Reads = { filters: {}, isPersonal: true };
const strict: Reads = { filters: {}, strict: true };
const framed = (name: string) =>
	isFramedList(name)
		? reporting({ ...embeds.filtersOf(name), ...embedChoices })
		: silent(embedChoices);
const file = (name: string) => (isListed(name) ? reporting(listings[name].filters) : undefined);

/**
 * What each route that anyone may read reads, by its id without the group; the first that matches an address holds.
 * The page cache stores an answer by what is said here: a page can read nothing of its address that is left out.
 */
const routes: Record<string, Reads | ((first: string) => Reads | undefined)> = {
	// Before the items of which one could be called «card.png».
	...Object.fromEntries(Object.entries(cards).map(([id, filters]) => [id, silent(filters)])),
	'/': silent(),
	'/about': silent(),
	'/api': silent(),
	'/api/v1/openapi.json': strict,
	'/api/v1/webhooks': strict,
	'/api/v1/webhooks/[id]': strict,
	'/api/v1/webhooks/[id]/verify': strict,
	'/api/v1/search': strict,
	'/api/v1/[name]': strict,
	'/api/v1/[name]/[id]': strict,
	'/api/v1/[name]/[id]/form': strict,
	'/api/v1/[name]/[id]/history': strict,
	'/articles': list(articles.filters),
	'/articles/feed.[format=feed]': list(articles.filters),
	'/articles/[slug].json': silent(),
	'/articles/[slug]': item(),
	'/articles/[slug]/cite.[format]': cite(),
	'/calendar.ics': reporting(coming.filters),
	'/campaigns': list(campaigns.filters),
	'/campaigns/feed.[format=feed]': list(campaigns.filters),
	'/campaigns/[slug].json': silent(),
	'/campaigns/[slug]': item(),
	'/campaigns/[slug]/cite.[format]': cite(),
	'/campaigns/[slug]/feed.[format=feed]': list({}),
	'/coalitions': reporting(coalitions.filters),
	'/collection': reporting(collectionFilters),
	'/collection.csv': reporting(collectionFilters),
	'/collection.xlsx': reporting(collectionFilters),
	'/collection/cite.[format]': cite(collectionFilters),
	'/coming': list(coming.filters),
	'/compare': reporting(compareFilters),
	'/compare.csv': reporting(compareFilters),
	'/compare.xlsx': reporting(compareFilters),
	'/corrections': list({}),
	'/corrections.csv': reporting(),
	'/corrections.json': reporting(),
	'/corrections/feed.[format=feed]': list({}),
	'/corrections/report': silent({ page: any }),
	'/corrections/report/sent': silent({ page: any }),
	'/data': silent(),
	'/data/popolo.json': silent(),
	'/data/rulewatch.zip': silent(),
	'/embed/[theme].css': silent(),
	'/embed/articles/[slug]': silent(embedChoices),
	'/embed/campaigns/[slug]': silent(embedChoices),
	'/embed/compare': silent({ ...compareFilters, ...embedChoices }),
	'/embed/events/[id]': silent(embedChoices),
	'/embed/regulations/[slug]': silent(embedChoices),
	'/embed/regulations/[slug]/timeline': silent({
		...timelineChoices,
		...regulations.timelineFilters
	}),
	'/embed/regulations/[slug]/charts/[chart]': silent({
		...charts.regulationChoices,
		...embedChoices
	}),
	'/embed/stakeholders/[slug]': silent(embedChoices),
	'/embed/statements/[id]': silent(embedChoices),
	'/embed/topics/[slug]': silent(embedChoices),
	'/embed/trends/charts/[chart]': silent({ ...trends.filters, ...embedChoices }),
	'/embed/[list=framed]': framed,
	'/embed/[...path]': silent(embedChoices),
	'/events': list(events.filters),
	'/events/feed.[format=feed]': list(events.filters),
	'/events/[id].json': silent(),
	'/events/[id]': item(),
	'/events/[id]/cite.[format]': cite(),
	'/feed.[format=feed]': list({}),
	'/follow': silent({ page: any }),
	'/follow/bounced/[token]': personal,
	'/follow/confirm/[token]': personal,
	'/follow/end/[token]': personal,
	'/follow/link': silent({ done: any }),
	'/follow/mine/[token]': { ...personal, filters: { done: any } },
	'/follow/sent': silent({ page: any }),
	'/oembed': {
		filters: { format: any, maxheight: any, maxwidth: any, url: any },
		refusesEmpty: true
	},
	'/regulations': list(regulations.filters),
	'/regulations/feed.[format=feed]': list(regulations.filters),
	'/regulations/[slug].json': silent(),
	'/regulations/[slug]': item(charts.regulationChoices),
	'/regulations/[slug]/charts/[chart].[format]': silent({
		...charts.regulationChoices,
		...charts.fileChoices
	}),
	'/regulations/[slug]/charts/[chart]': reporting(charts.regulationChoices),
	'/regulations/[slug]/charts/[chart]/cite.[format]': cite(charts.regulationChoices),
	'/regulations/[slug]/cite.[format]': cite(),
	'/regulations/[slug]/feed.[format=feed]': list({}),
	'/regulations/[slug]/timeline': list(regulations.timelineFilters),
	'/regulations/[slug]/timeline.csv': reporting(),
	'/regulations/[slug]/timeline.ics': reporting(),
	'/regulations/[slug]/timeline.json': reporting(),
	'/regulations/[slug]/timeline.png': silent(pngChoices),
	'/regulations/[slug]/timeline.svg': silent(),
	'/robots.txt': silent(),
	'/[x+2e]well-known/security.txt': silent(),
	'/opensearch.xml': silent(),
	'/search': list(search.filters),
	'/search/feed.[format=feed]': list({ q: words }),
	'/search/suggestions.json': silent({ q: any }),
	'/sections': silent(),
	'/sections/[slug]': list(inSection),
	'/sitemap.xml': silent(),
	'/sitemap-[name]-[number].xml': silent(),
	'/stakeholders': list(stakeholders.filters),
	'/stakeholders/feed.[format=feed]': list(stakeholders.filters),
	'/stakeholders/[slug].json': silent(),
	'/stakeholders/[slug]': item(),
	'/stakeholders/[slug]/feed.[format=feed]': list({}),
	'/statements': list(statements.filters),
	'/statements/feed.[format=feed]': list(statements.filters),
	'/statements/[id].json': silent(),
	'/statements/[id]': item(),
	'/statements/[id]/cite.[format]': cite(),
	'/topics': silent(),
	'/topics/[slug].json': silent(),
	'/topics/[slug]': item(),
	'/topics/[slug]/feed.[format=feed]': list({}),
	'/trends': reporting(trends.filters),
	'/trends/charts/[chart].[format]': silent({ ...trends.filters, ...charts.fileChoices }),
	'/trends/charts/[chart]': reporting(trends.filters),
	'/trends/charts/[chart]/cite.[format]': cite(trends.filters),
	'/[list=list]/[key]/version': item(),
	'/[list=list]/[key]/history': (name) => (isListed(name) ? list({}) : undefined),
	'/[list=list].csv': file,
	'/[list=list].xlsx': file,
	'/[list=list].json': file
};

export const routeIds = Object.keys(routes);

const patterns = Object.entries(routes).map(
	([id, reads]) => [new RegExp(`^${patternOf(id)}$`), reads] as const
);

function patternOf(id: string): string {
	return id.replace(/\[[^[\]]*\]|\./g, (part) => {
		if (part === '.') return '\\.';
		return part.startsWith('[...') ? '(.*)' : '([^/]+)';
	});
}

function readsAt(path: string): Reads | undefined {
	// What SvelteKit's own pages in the browser would ask for: the data of the page above it.
	if (path.endsWith('__data.json')) return undefined;
	for (const [pattern, reads] of patterns) {
		const [isMeant, first = ''] = pattern.exec(path) ?? [];
		if (isMeant !== undefined) return typeof reads === 'function' ? reads(first) : reads;
	}
	return undefined;
}

/** An address that anyone may read. */
export interface PublicAddress {
	/** Path and query as they are written in one way alone: what the page does not read is left out. */
	address: string;
	/** The same without what was not understood either: where search engines and networks are sent. */
	canonical: string;
	/**
	 * Whether one answer may be cached for all. What was searched for or collected is not: who finds it cached knows that it
	 * was. Nor is an old version, lest they push out what is read.
	 */
	isShared: boolean;
}

/** Whether what a request names is an address on this site. */
export function isWellFormed(sent: string): boolean {
	try {
		return sent.startsWith('/') && decodeURI(sent) !== '';
	} catch {
		return false;
	}
}

/** A path as it is written in one way alone. @param sent path and query, well-formed */
export function pathOf(sent: string): string {
	const { pathname } = new URL(`http://localhost${sent}`);
	return pathname.split('/').map(decodeURIComponent).map(encodeURIComponent).join('/');
}

/** Paths as they are sent, with what they are and what is read there: few are asked for again and again. */
const known = new LRUCache<string, { path: string; reads?: Reads }>({
	maxSize: 200_000,
	sizeCalculation: (_, sent) => sent.length,
	memoMethod(sent) {
		const path = pathOf(sent);
		return { path, reads: readsAt(path) };
	}
});

/**
 * What stands at an address of ours; undefined where nothing does that anyone may read.
 * @param sent path and query, well-formed
 */
export function publicAddress(sent: string): PublicAddress | undefined {
	const end = sent.indexOf('?');
	const { path, reads } = known.memo(end < 0 ? sent : sent.slice(0, end));
	if (!reads) return undefined;
	const query = end < 0 ? '' : sent.slice(end).split('#', 1)[0];
	const params = [...new URLSearchParams(query)].filter(([name]) => !isTracking('', name));
	if (!params.length) return { address: path, canonical: path, isShared: !reads.isPersonal };
	if (reads.strict) {
		const sorted = params.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
		const address = path + queryOf(sorted);
		return { address, canonical: address, isShared: !params.some(([name]) => name === 'q') };
	}
	const { filters, page, ignored } = readFilters(new URLSearchParams(params), reads.filters);
	const left = ignored.filter(
		(each) => reads.reportsUnknown || Object.hasOwn(reads.filters, each.split('=', 1)[0]!)
	);
	const isRefused =
		reads.refusesEmpty &&
		params.some(([name, text]) => !text.trim() && Object.hasOwn(reads.filters, name));
	const chosen = Object.keys(reads.filters).map((name) => [name, filters[name]]);
	const chosenQuery = filterQuery({
		...(Object.fromEntries(chosen) as Record<string, string | undefined>),
		...(reads.pages && page > 1 && { page })
	});
	const canonical = path + chosenQuery;
	if (left.length || isRefused)
		return { address: path + queryOf(params), canonical, isShared: false };
	return {
		...{ address: canonical, canonical },
		isShared: !reads.isPersonal && !isSearched(filters) && !filters.items && !filters.version
	};
}

/** Whether it says what somebody looked for, or from which page of ours, that does, they came. */
const isSearched = ({ q, page = '' }: Record<string, string | undefined>) =>
	Boolean(q) || /[?&]q=/.test(page);

const queryOf = (params: string[][]) => `?${new URLSearchParams(params)}`;

const urgent = /^\/(_app|healthz|desk|sign-in|sign-out|set-up|invitation|address|reset)(\/|$)/;
/** Whether a path waits for no turn: accounts, the desk, and whether all is well. */
export const isUrgent = (path: string) => urgent.test(path);
