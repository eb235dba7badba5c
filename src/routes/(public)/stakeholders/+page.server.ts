import { readFilters } from '$lib/domain/filters';
import * as stakeholders from '$lib/server/stakeholders';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, stakeholders.filters);
	return {
		list: await stakeholders.list(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: stakeholders.sorts
	};
};
