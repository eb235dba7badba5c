import { readFilters } from '$lib/domain/filters';
import * as charts from '$lib/server/charts';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const asked = readFilters(event.url.searchParams, trends.filters);
	const chosen = charts.chosenExactly(asked, trends.filters);
	return charts.chartFile(event, await charts.acrossRegulations(event.params.chart, chosen));
};
