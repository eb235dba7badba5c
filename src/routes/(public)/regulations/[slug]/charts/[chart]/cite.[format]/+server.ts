import { error } from '@sveltejs/kit';
import { citeChart } from '$lib/domain/cite/items';
import { readFilters } from '$lib/domain/filters';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as charts from '$lib/server/charts';
import * as citations from '$lib/server/outlets/citations';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { slug, chart } = event.params;
	const found = await regulations.findName(slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const asked = readFilters(event.url.searchParams, charts.regulationChoices);
	const { count = 'statements' } = charts.knownChoices(asked, charts.regulationChoices);
	const view = await charts.regulationChart(regulation, chart, count);
	if (!view) error(404, 'There is no such chart of this law.');
	return citations.file(citeChart(view, citations.reading()), event);
};
