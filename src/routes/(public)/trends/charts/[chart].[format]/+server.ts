import { readFilters } from '$lib/domain/filters';
import * as charts from '$lib/server/charts';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const choices = { ...trends.filters, ...charts.fileChoices };
	const asked = readFilters(event.url.searchParams, choices);
	const { size, shape, ...chosen } = charts.knownChoices(asked, choices);
	const view = await charts.trendChart(event.params.chart, chosen);
	return charts.chartFile(event, view, { size, shape });
};
