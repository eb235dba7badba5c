import { error } from '@sveltejs/kit';
import { citeChart } from '$lib/domain/cite/items';
import { readFilters } from '$lib/domain/filters';
import * as charts from '$lib/server/charts';
import * as citations from '$lib/server/outlets/citations';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const asked = readFilters(event.url.searchParams, trends.filters);
	const chosen = charts.knownChoices(asked, trends.filters);
	const view = await charts.trendChart(event.params.chart, chosen);
	if (!view) error(404, 'There is no such chart across laws.');
	return citations.file(citeChart(view, citations.reading()), event);
};
