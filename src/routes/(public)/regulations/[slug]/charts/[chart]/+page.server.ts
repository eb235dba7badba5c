import { error } from '@sveltejs/kit';
import { citeChart } from '$lib/domain/cite/items';
import { chartEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as charts from '$lib/server/charts';
import * as citations from '$lib/server/outlets/citations';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { slug, chart } = event.params;
	const found = await regulations.findName(slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const { filters, ignored } = readFilters(event.url.searchParams, charts.regulationChoices);
	const view = await charts.regulationChart(regulation, chart, filters);
	if (!view) error(404, 'There is no such chart of this law.');
	return {
		regulation: { slug: regulation.slug, title: regulation.title },
		view,
		count: filters.count ?? 'statements',
		ignored,
		citation: await citations.writeCitation(citeChart(view, await citations.reading())),
		snippets: embeds.snippets(chartEmbed(view))
	};
};
