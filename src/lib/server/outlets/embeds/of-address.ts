import { lawsIn } from '../../../domain/compare.ts';
import {
	chartEmbed,
	comparisonEmbed,
	type Embed,
	embedChoices,
	lawEmbed,
	statementEmbed,
	timelineEmbed
} from '../../../domain/embeds.ts';
import { readFilters, slug } from '../../../domain/filters.ts';
import { published } from '../../redirects.ts';
import * as charts from '../../charts/index.ts';
import * as compare from '../../compare/index.ts';
import * as regulations from '../../../nouns/regulation/queries.server.ts';
import { slugNow } from '../../write/index.ts';
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
		if (room === 'regulations') embed = await ofLaw(name, [part, chart], own);
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
	const view = await charts.acrossLaws(key, readFilters(searchParams, trends.filters).filters);
	return view && chartEmbed(view);
}

async function ofComparison({ searchParams }: URL) {
	const { laws } = await compare.lawsNamed(lawsIn(searchParams));
	return laws.length ? comparisonEmbed(laws) : undefined;
}

async function ofLaw(name: string, [part, chart]: (string | undefined)[], url: URL) {
	const law = slug(name) && (await lawNow(name));
	if (!law) return undefined;
	if (!chart && (part === 'timeline' || (!part && url.hash === '#timeline')))
		return timelineEmbed(law);
	if (!part) return lawEmbed(law);
	if (part !== 'charts' || !chart) return undefined;
	const { count = 'statements' } = readFilters(url.searchParams, charts.lawChoices).filters;
	const view = await charts.ofRegulation(law, chart, count);
	return view && chartEmbed(view);
}

/** A law by its address of today, or by one that it had. */
async function lawNow(name: string) {
	const found = await regulations.named(name);
	if (found?.state === 'published') return found;
	const now = await slugNow('regulation', name);
	const law = now === undefined ? found : await regulations.named(now);
	return law && published(law, '');
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
