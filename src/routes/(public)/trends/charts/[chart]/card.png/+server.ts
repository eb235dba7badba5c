import { readFilters } from '$lib/domain/filters';
import { inText } from '$lib/server/cards';
import * as charts from '$lib/server/charts';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

/** A chart is its own card. */
export const GET: RequestHandler = inText(async ({ params, request, url }) => {
	const { filters } = readFilters(url.searchParams, trends.filters);
	const view = await charts.acrossRegulations(params.chart, filters);
	return charts.chartFile({ request, params: { format: 'png' } }, view);
});
