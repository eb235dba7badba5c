import { regulationEmbed, timelineEmbed } from '$lib/domain/embeds';
import { oneOf } from '$lib/domain/filters';
import { sourcesOf } from '$lib/domain/record';
import { counts } from '$lib/domain/vocabulary';
import { publishedOrRedirect } from '$lib/server/redirects';
import { titlesNaming } from '$lib/nouns/index.server';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import { citationOf } from '$lib/server/outlets/items';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as reports from '$lib/server/reports';
import * as statements from '$lib/nouns/statement/queries.server';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const count = oneOf(counts)(event.url.searchParams.get('count') ?? '') ?? 'statements';
	const figures = trends.chartFigures(event.params.slug, count);
	const [named] = await Promise.all([regulations.findRow(event.params.slug), figures]);
	const found = await publishedOrRedirect('regulation', event, named);
	const [regulation, naming, charts, corrected, changedPositions] = await Promise.all([
		regulations.completePage(found),
		titlesNaming({ regulation: found.slug }),
		trends.chartsOfRegulation(found, count, figures),
		corrections.newestForItem('regulation', found.id),
		statements.changedPositions({ regulation: found.id })
	]);
	const sources = sourcesOf(
		regulation,
		...regulation.relations,
		...regulation.events,
		...regulation.course,
		...regulation.spoken
	);
	const snippets = embeds.snippets(regulationEmbed(regulation), timelineEmbed(regulation));
	return {
		regulation,
		sources,
		reports: await reports.countDistinctReports(sources),
		naming,
		changedPositions,
		count,
		charts,
		citation: await citations.writeCitation(citationOf('regulations', regulation, corrected)),
		snippets,
		corrections: corrected
	};
};
