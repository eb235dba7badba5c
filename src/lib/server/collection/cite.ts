import { error } from '@sveltejs/kit';
import { type Citation, makeCitation, type Reading } from '../../domain/cite/citation.ts';
import {
	citeArticle,
	citeChart,
	citeEvent,
	citeRegulation,
	citeStatement,
	ownText
} from '../../domain/cite/items.ts';
import type { CollectedChart, CollectedItem } from '../../domain/collected.ts';
import { collectionFilters } from '../../domain/collection.ts';
import { readFilters } from '../../domain/filters.ts';
import { citeCampaign } from '../../nouns/campaign/shown.ts';
import * as charts from '../charts/index.ts';
import * as citations from '../outlets/citations/index.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as trends from '../trends/index.ts';
import { requireCollection } from './collected.ts';

/**
 * Writes the citations of a collection into one file.
 * @throws 400 as `requireCollection` and for an unknown style, 404 for an unknown format
 */
export async function citeCollection(asked: {
	params: { format: string };
	url: URL;
}): Promise<Response> {
	const { filters } = readFilters(asked.url.searchParams, collectionFilters);
	const cited = await citationsOf(
		await requireCollection(filters.items),
		await citations.reading()
	);
	return citations.fileOf(eachWithItsKey(cited), asked, 'collection');
}

async function citationsOf(items: CollectedItem[], reading: Reading): Promise<Citation[]> {
	const slugs = items.flatMap((item) => (item.kind === 'law' ? item.regulation.slug : []));
	const bySlug = new Map(
		(await regulations.regulationsToCite(slugs)).map((regulation) => [regulation.slug, regulation])
	);
	return Promise.all(
		items.map(async (item) => {
			if (item.kind === 'statement') return citeStatement(item.statement, reading);
			if (item.kind === 'event') return citeEvent(item.event, reading);
			if (item.kind === 'law') return citeRegulation(bySlug.get(item.regulation.slug)!, reading);
			if (item.kind === 'article') return citeArticle(item.article, reading);
			if (item.kind === 'campaign') return citeCampaign(item.campaign, reading);
			if (item.kind === 'stakeholder')
				return makeCitation(reading, ownText('stakeholder', item.stakeholder.slug, item.name));
			return citeChart(await viewOf(item.chart), reading);
		})
	);
}

/** @throws 404 if the law was withdrawn since it was read */
async function viewOf({ regulation, key, query }: CollectedChart) {
	const chosen = new URLSearchParams(query);
	const view = regulation
		? await charts.regulationChart(
				regulation,
				key,
				readFilters(chosen, charts.regulationChoices).filters
			)
		: await charts.trendChart(key, readFilters(chosen, trends.filters).filters);
	return view ?? error(404, 'There is no such chart.');
}

/** Views of one chart share a page and so a key, but entries of a file need their own. */
function eachWithItsKey(all: Citation[]): Citation[] {
	const met = new Map<string, number>();
	return all.map((citation) => {
		const { id } = citation.item;
		const before = met.get(id) ?? 0;
		met.set(id, before + 1);
		return before
			? { ...citation, item: { ...citation.item, id: `${id}-${before + 1}` } }
			: citation;
	});
}
