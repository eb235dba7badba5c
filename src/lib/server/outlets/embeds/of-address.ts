import { regulationsIn } from '../../../domain/compare.ts';
import {
	campaignEmbed,
	chartEmbed,
	comparisonEmbed,
	type Embed,
	embedChoices,
	regulationEmbed,
	statementEmbed,
	timelineEmbed
} from '../../../domain/embeds.ts';
import { readFilters, slug } from '../../../domain/filters.ts';
import { published } from '../../redirects.ts';
import * as campaigns from '../../../nouns/campaign/queries.server.ts';
import * as charts from '../../charts/index.ts';
import * as compare from '../../compare/index.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import { currentSlug } from '../../write/index.ts';
import { origin } from '../../settings.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as trends from '../../trends/index.ts';

/**
 * What the whole address of a page of ours, or of its embed, shows as an embed. Nothing is fetched: it is read as text.
 * @throws 404 for another site's and for what cannot be embedded, 410 for what was withdrawn
 */
export async function at(address: string): Promise<Embed> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const own = url?.origin === new URL(origin()).origin ? url : undefined;
	const [room, name = '', part, chart, ...rest] = own ? segmentsOf(own) : [];
	let embed: Embed | undefined;
	if (own && !rest.length) {
		if (room === 'trends' && name === 'charts' && !chart) embed = await ofTrends(part, own);
		if (room === 'compare' && !name) embed = await ofComparison(own);
		if (room === 'regulations') embed = await ofOneRegulation(name, [part, chart], own);
		if (room === 'campaigns' && !part) embed = await ofCampaign(name);
		if (room === 'statements' && !part) embed = await ofStatement(name, own);
	}
	return published(embed, 'No page of Rulewatch that can be embedded has this address.');
}

function segmentsOf({ pathname }: URL): string[] {
	try {
		return decodeURIComponent(pathname.replace(/^\/embed\//, '/'))
			.split('/')
			.slice(1);
	} catch {
		return [];
	}
}

async function ofTrends(key = '', { searchParams }: URL) {
	const view = await charts.acrossRegulations(
		key,
		readFilters(searchParams, trends.filters).filters
	);
	return view && chartEmbed(view);
}

async function ofComparison({ searchParams }: URL) {
	const { regulations: compared } = await compare.regulationsNamed(regulationsIn(searchParams));
	return compared.length ? comparisonEmbed(compared) : undefined;
}

async function ofOneRegulation(name: string, [part, chart]: (string | undefined)[], url: URL) {
	const regulation = slug(name) && (await regulationNow(name));
	if (!regulation) return undefined;
	if (!chart && (part === 'timeline' || (!part && url.hash === '#timeline')))
		return timelineEmbed(regulation);
	if (!part) return regulationEmbed(regulation);
	if (part !== 'charts' || !chart) return undefined;
	const { count = 'statements' } = readFilters(url.searchParams, charts.regulationChoices).filters;
	const view = await charts.ofRegulation(regulation, chart, count);
	return view && chartEmbed(view);
}

/** A law by its address of today, or by one that it had. */
async function regulationNow(name: string) {
	const found = await regulations.named(name);
	if (found?.state === 'published') return found;
	const now = await currentSlug('regulation', name);
	const regulation = now === undefined ? found : await regulations.named(now);
	return regulation && published(regulation, '');
}

/** A campaign by its address of today, or by one that it had. */
async function ofCampaign(name: string) {
	const key = slug(name);
	if (!key) return undefined;
	const found = await campaigns.get(key);
	const now = found?.state === 'published' ? undefined : await currentSlug('campaign', key);
	const page = now === undefined ? found : await campaigns.get(now);
	return page && campaignEmbed(published(page, '').campaign);
}

async function ofStatement(name: string, { hash, searchParams }: URL) {
	const id = slug(name);
	const found = id && (await statements.get(id));
	if (!found) return undefined;
	const { statement } = published(found, '');
	const asked = readFilters(searchParams, embedChoices).filters.quotation ?? hash.slice(1);
	return statementEmbed(
		statement,
		statement.quotations.find(({ fragment }) => fragment === asked)
	);
}
