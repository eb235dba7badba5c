import { readFilters } from '$lib/domain/filters';
import { withTextErrors } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as charts from '$lib/server/charts';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = withTextErrors(async (event) => {
	const { slug, chart } = event.params;
	const there = await regulations.findName(slug);
	const regulation = await publishedOrRedirect('regulation', event, there);
	const { filters } = readFilters(event.url.searchParams, charts.regulationChoices);
	const view = await charts.regulationChart(regulation, chart, filters.count ?? 'statements');
	return charts.chartFile({ request: event.request, params: { format: 'png' } }, view);
});
