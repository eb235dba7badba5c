import { timelineEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await regulations.findName(event.params.slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const request = readFilters(event.url.searchParams, regulations.timelineFilters);
	const list = await regulations.timeline(regulation, request);
	const narrowed = { chosen: request.filters, facets: list.facets };
	const isNarrowed = Object.keys(request.filters).length > 0;
	return {
		regulation: { slug: regulation.slug, title: regulation.title },
		list,
		chosen: request.filters,
		ignored: request.ignored,
		snippets: isNarrowed
			? embeds.snippets(timelineEmbed(regulation, true, narrowed))
			: embeds.snippets(timelineEmbed(regulation), timelineEmbed(regulation, true))
	};
};
