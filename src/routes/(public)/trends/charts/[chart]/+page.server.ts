import { error } from '@sveltejs/kit';
import { citeChart } from '$lib/domain/cite/items';
import { chartEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import * as charts from '$lib/server/charts';
import * as citations from '$lib/server/outlets/citations';
import * as embeds from '$lib/server/outlets/embeds';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { filters, ignored } = readFilters(url.searchParams, trends.filters);
	const [view, facets] = await Promise.all([
		charts.trendChart(params.chart, filters, trends.mostRankedRegulations),
		trends.facets(filters)
	]);
	if (!view) error(404, 'There is no such chart across laws.');
	return {
		view,
		facets,
		ignored,
		chosen: filters,
		count: filters.count ?? 'statements',
		citation: await citations.writeCitation(citeChart(view, await citations.reading())),
		snippets: embeds.snippets(chartEmbed(view))
	};
};
