import { listEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as events from '$lib/nouns/event/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, events.filters);
	const list = await events.list(request);
	await redirectFormerFilters(url, request.filters, list);
	return {
		list,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: events.sorts,
		snippets: embeds.snippets(listEmbed('events', request.filters, list))
	};
};
