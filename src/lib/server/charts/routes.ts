import { error } from '@sveltejs/kit';
import { citeChart } from '../../domain/cite/items.ts';
import type { View } from '../../domain/charts/views.ts';
import { type Filters, type Reader, readFilters } from '../../domain/filters.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { withTextErrors } from '../cards/file.ts';
import * as citations from '../outlets/citations/index.ts';
import { publishedOrRedirect } from '../redirects.ts';
import * as trends from '../trends/index.ts';
import { chartFile, fileChoices, knownChoices } from './file.ts';
import { regulationChart, regulationChoices, trendChart } from './views.ts';

interface Asked {
	url: URL;
	request: Request;
}

interface Charts<Event extends Asked, Spec extends Record<string, Reader>> {
	filters: Spec;
	read: (event: Event, chosen: Filters<Spec>) => Promise<View | undefined>;
	/** Says that an address names no chart. */
	missing: string;
}

/** Answers with the file, the preview picture and the citation of charts. */
const chartRoutes = <Event extends Asked, Spec extends Record<string, Reader>>({
	filters,
	read,
	missing
}: Charts<Event, Spec>) => ({
	file: async (event: Event & { params: { format: string } }) => {
		const { searchParams } = event.url;
		const choices = { ...filters, ...fileChoices };
		knownChoices(readFilters(searchParams, choices), choices);
		const view = await read(event, readFilters(searchParams, filters).filters);
		return chartFile(event, view, readFilters(searchParams, fileChoices).filters);
	},
	card: withTextErrors(async (event: Event) => {
		const view = await read(event, readFilters(event.url.searchParams, filters).filters);
		return chartFile({ request: event.request, params: { format: 'png' } }, view);
	}),
	citation: async (event: Event & { params: { format: string } }) => {
		const asked = readFilters(event.url.searchParams, filters);
		const view = await read(event, knownChoices(asked, filters));
		if (!view) error(404, missing);
		return citations.file(citeChart(view, await citations.reading()), event);
	}
});

export const chartsOfLaw = chartRoutes({
	filters: regulationChoices,
	read: async (event: Asked & { params: { slug: string; chart: string } }, chosen) => {
		const { slug, chart } = event.params;
		const found = await regulations.findName(slug);
		const regulation = await publishedOrRedirect('regulation', event, found);
		return regulationChart(regulation, chart, chosen);
	},
	missing: 'There is no such chart of this law.'
});

export const chartsAcrossLaws = chartRoutes({
	filters: trends.filters,
	/** The page of several charts has the card of its first. */
	read: ({ params }: Asked & { params: { chart?: string } }, chosen) =>
		trendChart(params.chart ?? 'hidden', chosen),
	missing: 'There is no such chart across laws.'
});
