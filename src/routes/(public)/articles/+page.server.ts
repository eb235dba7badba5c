import { readFilters } from '$lib/domain/filters';
import * as articles from '$lib/server/articles';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, articles.filters);
	return {
		list: await articles.list(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: articles.sorts
	};
};
