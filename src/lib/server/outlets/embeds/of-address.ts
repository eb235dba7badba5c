import { attempt } from '../../../domain/attempt.ts';
import { regulationsIn } from '../../../domain/compare.ts';
import {
	chartEmbed,
	comparisonEmbed,
	type Embed,
	embedChoices,
	isFramedList,
	regulationEmbed,
	statementEmbed,
	timelineChoices,
	timelineEmbed
} from '../../../domain/embeds.ts';
import { isListed, type ListName } from '../../../domain/files.ts';
import { readFilters, slug } from '../../../domain/filters.ts';
import { hasSlug, type Noun, nounOf } from '../../../domain/nouns.ts';
import { outletsOf } from '../../../nouns/index.server.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as charts from '../../charts/index.ts';
import * as compare from '../../compare/index.ts';
import { orError } from '../../redirects.ts';
import { origin } from '../../settings.ts';
import * as trends from '../../trends/index.ts';
import { currentSlug } from '../../write/index.ts';
import { readFramedList } from './lists.ts';
import { urlOf } from '../../../domain/address/url.ts';

type Found = Promise<Embed | undefined>;

/** These first path segments have more pages than their items. */
const embedFinders: Record<string, (path: string[], url: URL) => Found> = {
	compare: ofComparison,
	regulations: ofRegulations,
	statements: ofStatements,
	trends: ofTrends
};

/**
 * Finds the embed of an address of ours, without a fetch: the address is only parsed.
 * @throws 404 for other sites and pages without an embed, 410 for withdrawn items
 */
export async function embedOfAddress(address: string): Promise<Embed> {
	const url = urlOf(address);
	const own = url?.origin === new URL(origin()).origin ? url : undefined;
	const found = own && (await embedAt(own));
	return orError(found, 'No page of Rulewatch that can be embedded has this address.');
}

async function embedAt(url: URL): Found {
	const [room = '', ...path] = segmentsOf(url);
	if (path.length === 0 && isFramedList(room))
		return (await readFramedList(room, url, embedChoices)).embed;
	if (Object.hasOwn(embedFinders, room)) return embedFinders[room]!(path, url);
	return isListed(room) ? ofItem(room, path) : undefined;
}

function segmentsOf({ pathname }: URL): string[] {
	const path = pathname.replace(/^\/embed\//, '/').replace(/\/$/, '');
	return attempt(() => decodeURIComponent(path).split('/').slice(1)) ?? [];
}

const keyIn = ([name = '', ...below]: string[]) => (below.length ? undefined : slug(name));

/** Follows a former slug to its present item. */
async function readCurrent<Page extends object>(
	noun: Noun,
	key: string,
	get: (key: string) => Promise<Page | undefined>
) {
	const found = await get(key);
	if (found && !('state' in found && found.state === 'withdrawn')) return orError(found, '');
	const now = hasSlug(noun) ? await currentSlug(noun, key) : undefined;
	const page = now === undefined ? found : await get(now);
	return page && orError(page, '');
}

async function ofItem(list: ListName, path: string[]): Found {
	const { get, item, embed } = outletsOf[list];
	const key = keyIn(path);
	const page = key && (await readCurrent(nounOf[list], key, get));
	return page ? embed(item(page)) : undefined;
}

async function ofStatements(path: string[], { hash, searchParams }: URL): Found {
	const id = keyIn(path);
	const found = id && (await readCurrent('statement', id, statements.get));
	if (!found) return undefined;
	const { statement } = found;
	const asked = readFilters(searchParams, embedChoices).filters.quotation ?? hash.slice(1);
	return statementEmbed(
		statement,
		statement.quotations.find(({ fragment }) => fragment === asked)
	);
}

async function ofRegulations([name = '', part, chart, ...rest]: string[], url: URL): Found {
	const key = rest.length ? undefined : slug(name);
	const regulation = key && (await readCurrent('regulation', key, regulations.findName));
	if (!regulation) return undefined;
	const { searchParams, hash } = url;
	if (!part) return hash === '#timeline' ? timelineEmbed(regulation) : regulationEmbed(regulation);
	if (part === 'timeline' && !chart) {
		const { entries } = readFilters(searchParams, timelineChoices).filters;
		const { filters: chosen } = readFilters(searchParams, regulations.timelineFilters);
		const { facets } = await regulations.timeline(regulation, { filters: chosen, page: 1 });
		return timelineEmbed(regulation, entries === 'all', { chosen, facets });
	}
	if (part !== 'charts' || !chart) return undefined;
	const { filters } = readFilters(searchParams, charts.regulationChoices);
	const view = await charts.regulationChart(regulation, chart, filters);
	return view && chartEmbed(view);
}

async function ofTrends([part, key = '', ...rest]: string[], { searchParams }: URL): Found {
	if (part !== 'charts' || rest.length) return undefined;
	const { filters } = readFilters(searchParams, trends.filters);
	const view = await charts.trendChart(key, filters);
	return view && chartEmbed(view);
}

async function ofComparison(path: string[], { searchParams }: URL): Found {
	if (path.length) return undefined;
	const { regulations: compared } = await compare.regulationsToCompare(regulationsIn(searchParams));
	return compared.length ? comparisonEmbed(compared) : undefined;
}
