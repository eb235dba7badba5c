import { regulationsIn } from '../../../domain/compare.ts';
import {
	articleEmbed,
	campaignEmbed,
	chartEmbed,
	comparisonEmbed,
	type Embed,
	embedChoices,
	eventEmbed,
	type FramedList,
	isFramedList,
	regulationEmbed,
	stakeholderEmbed,
	statementEmbed,
	timelineChoices,
	timelineEmbed,
	topicEmbed
} from '../../../domain/embeds.ts';
import { readFilters, slug } from '../../../domain/filters.ts';
import type { slugged } from '../../../domain/nouns.ts';
import { published } from '../../redirects.ts';
import * as articles from '../../../nouns/article/queries.server.ts';
import * as campaigns from '../../../nouns/campaign/queries.server.ts';
import * as charts from '../../charts/index.ts';
import * as compare from '../../compare/index.ts';
import * as events from '../../../nouns/event/queries.server.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../../nouns/stakeholder/queries.server.ts';
import { currentSlug } from '../../write/index.ts';
import { origin } from '../../settings.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as topics from '../../../nouns/topic/queries.server.ts';
import * as trends from '../../trends/index.ts';
import { listed } from './lists.ts';

type Found = Promise<Embed | undefined>;

/** What stands below the first part of an address, by that part: the other parts, and the whole address. */
const rooms: Record<string, (path: string[], url: URL) => Found> = {
	articles: item(articleAt),
	campaigns: item(campaignAt),
	compare: ofComparison,
	events: item(eventAt),
	regulations: ofRegulations,
	stakeholders: item(stakeholderAt),
	statements: item(statementAt),
	topics: item(topicAt),
	trends: ofTrends
};

/**
 * What the whole address of a page of ours, or of its embed, shows as an embed. Nothing is fetched: it is read as text.
 * @throws 404 for another site's and for what cannot be embedded, 410 for what was withdrawn
 */
export async function at(address: string): Promise<Embed> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const own = url?.origin === new URL(origin()).origin ? url : undefined;
	const [room = '', ...path] = own ? segmentsOf(own) : [];
	const find = Object.hasOwn(rooms, room) ? rooms[room] : undefined;
	const isList = path.length === 0 && isFramedList(room);
	const found = own && (isList ? ofList(room, own) : find?.(path, own));
	return published(await found, 'No page of Rulewatch that can be embedded has this address.');
}

function segmentsOf({ pathname }: URL): string[] {
	try {
		return decodeURIComponent(pathname.replace(/^\/embed\//, '/').replace(/\/$/, ''))
			.split('/')
			.slice(1);
	} catch {
		return [];
	}
}

/** Of a noun whose items have one page each: the item that the address names. */
function item(find: (key: string, url: URL) => Found) {
	return async ([name = '', ...below]: string[], url: URL) => {
		const key = below.length ? undefined : slug(name);
		return key === undefined ? undefined : find(key, url);
	};
}

/** What stands at an address of today, or at one that it had. */
async function current<Page extends object>(
	noun: (typeof slugged)[number],
	key: string,
	get: (key: string) => Promise<Page | undefined>
) {
	const found = await get(key);
	if (found && !('state' in found && found.state === 'withdrawn')) return published(found, '');
	const now = await currentSlug(noun, key);
	const page = now === undefined ? found : await get(now);
	return page && published(page, '');
}

async function articleAt(key: string): Found {
	const article = await current('article', key, articles.get);
	return article && articleEmbed(article);
}

async function campaignAt(key: string): Found {
	const page = await current('campaign', key, campaigns.get);
	return page && campaignEmbed(page.campaign);
}

async function stakeholderAt(key: string): Found {
	const stakeholder = await current('stakeholder', key, stakeholders.get);
	return stakeholder && stakeholderEmbed(stakeholder);
}

async function topicAt(key: string): Found {
	const topic = await current('topic', key, topics.get);
	return topic && topicEmbed(topic);
}

async function eventAt(id: string): Found {
	const found = await events.get(id);
	return found && eventEmbed(published(found, '').event);
}

async function statementAt(id: string, { hash, searchParams }: URL): Found {
	const found = await statements.get(id);
	if (!found) return undefined;
	const { statement } = published(found, '');
	const asked = readFilters(searchParams, embedChoices).filters.quotation ?? hash.slice(1);
	return statementEmbed(
		statement,
		statement.quotations.find(({ fragment }) => fragment === asked)
	);
}

async function ofRegulations([name = '', part, chart, ...rest]: string[], url: URL): Found {
	const key = rest.length ? undefined : slug(name);
	const regulation = key && (await current('regulation', key, regulations.named));
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
	const { count = 'statements' } = readFilters(searchParams, charts.regulationChoices).filters;
	const view = await charts.ofRegulation(regulation, chart, count);
	return view && chartEmbed(view);
}

async function ofTrends([part, key = '', ...rest]: string[], { searchParams }: URL): Found {
	if (part !== 'charts' || rest.length) return undefined;
	const { filters } = readFilters(searchParams, trends.filters);
	const view = await charts.acrossRegulations(key, filters);
	return view && chartEmbed(view);
}

async function ofComparison(path: string[], { searchParams }: URL): Found {
	if (path.length) return undefined;
	const { regulations: compared } = await compare.regulationsNamed(regulationsIn(searchParams));
	return compared.length ? comparisonEmbed(compared) : undefined;
}

const ofList = async (list: FramedList, url: URL): Found =>
	(await listed(list, url, embedChoices)).embed;
