import { readFilters } from '$lib/domain/filters';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as charts from '$lib/server/charts';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { slug, chart } = event.params;
	const found = await regulations.findName(slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const choices = { ...charts.regulationChoices, ...charts.fileChoices };
	const asked = readFilters(event.url.searchParams, choices);
	const { count = 'statements', ...chosen } = charts.knownChoices(asked, choices);
	return charts.chartFile(event, await charts.regulationChart(regulation, chart, count), chosen);
};
