import { regulationEmbed, timelineEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { sourcesOf } from '$lib/domain/record';
import { regulationChoices } from '$lib/server/charts';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import { citationOf, readBeside } from '$lib/server/outlets/items';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as reports from '$lib/server/reports';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { filters } = readFilters(event.url.searchParams, regulationChoices);
	const counting = { ...filters, count: filters.count ?? 'statements' };
	const named = await regulations.findRow(event.params.slug);
	const found = await publishedOrRedirect('regulation', event, named);
	const [regulation, { naming, more }] = await Promise.all([
		regulations.completePage(found),
		readBeside('regulation', found, trends.countedOn(found.slug, counting))
	]);
	const sources = sourcesOf(
		regulation,
		...regulation.relations,
		...regulation.events,
		...regulation.course,
		...regulation.spoken
	);
	const [reportCount, charts, corrected] = await Promise.all([
		reports.countDistinctReports(sources),
		trends.chartsOfRegulation(found, counting, trends.figuresOf(more)),
		corrections.newestForItem('regulation', found.id)
	]);
	return {
		regulation,
		sources,
		reports: reportCount,
		naming,
		counting,
		charts,
		citation: await citations.writeCitation(await citationOf('regulations', regulation, corrected)),
		snippets: embeds.snippets(regulationEmbed(regulation), timelineEmbed(regulation)),
		corrections: corrected
	};
};
