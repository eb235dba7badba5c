import { listEmbed } from '$lib/domain/embeds';
import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, articles.filters);
	const list = await articles.list(request);
	await redirectFormerFilters(url, request.filters, list);
	return {
		list,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: articles.sorts,
		snippets: embeds.snippets(listEmbed('articles', request.filters, list))
	};
};
