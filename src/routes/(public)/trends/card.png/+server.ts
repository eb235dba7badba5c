import { readFilters } from '$lib/domain/filters';
import { withTextErrors } from '$lib/server/cards';
import * as charts from '$lib/server/charts';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = withTextErrors(async ({ request, url }) => {
	const { filters } = readFilters(url.searchParams, trends.filters);
	const view = await charts.trendChart('hidden', filters);
	return charts.chartFile({ request, params: { format: 'png' } }, view);
});
