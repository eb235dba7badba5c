import { error } from '@sveltejs/kit';
import { chartEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import * as charts from '$lib/server/charts';
import * as embeds from '$lib/server/outlets/embeds';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { filters } = readFilters(url.searchParams, trends.filters);
	const view = await charts.trendChart(params.chart, filters, trends.mostRankedRegulations);
	if (!view) error(404, 'There is no such chart across laws.');
	return {
		view,
		embed: chartEmbed(view),
		since: await embeds.embedChanges(url, embeds.chartScope(view.key, 'all laws'))
	};
};
