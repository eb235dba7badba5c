import { labelsOf, timelineChoices, timelineEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { turnsOf } from '$lib/domain/timeline/outline';
import { momentsOf } from '$lib/domain/timeline/moments';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await regulations.get(event.params.slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const isWhole = readFilters(event.url.searchParams, timelineChoices).filters.entries === 'all';
	const { filters: chosen } = readFilters(event.url.searchParams, regulations.timelineFilters);
	const narrowed =
		Object.keys(chosen).length > 0
			? await regulations.timeline(regulation, { filters: chosen, page: 1 })
			: undefined;
	const moments =
		narrowed?.moments ?? momentsOf(regulation.events, regulation.course, regulation.slug);
	const isAll = isWhole || narrowed !== undefined;
	const shown = isAll ? moments : turnsOf(moments, regulation.clocks);
	const since = await embeds.embedChanges(event.url, embeds.entriesScope(regulation.id, shown));
	const embed = timelineEmbed(regulation, isWhole, { chosen, facets: narrowed?.facets });
	const total = narrowed?.total ?? regulation.eventTotal + regulation.statementTotal;
	const labels = labelsOf(chosen, narrowed?.facets ?? {});
	return {
		regulation,
		shown,
		embed,
		since,
		total,
		labels,
		isWhole: isAll
	};
};
