import { listEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, regulations.filters);
	const list = await regulations.list(request);
	await redirectFormerFilters(url, request.filters, list);
	return {
		list,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: regulations.sorts,
		snippets: embeds.snippets(listEmbed('regulations', request.filters, list))
	};
};
