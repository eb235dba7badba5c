import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, articles.filters);
	const list = await articles.list(request);
	await redirectFormerFilters(url, request.filters, list);
	return {
		list,
		chosen: request.filters,
		ignored: request.ignored,
		sorts: articles.sorts
	};
};
