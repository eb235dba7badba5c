import { readFilters } from '$lib/domain/filters';
import * as regulations from '$lib/server/regulations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, regulations.filters);
	return {
		list: await regulations.list(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: regulations.sorts
	};
};
