import { readFilters } from '$lib/domain/filters';
import * as events from '$lib/server/events';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, events.filters);
	return {
		list: await events.list(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: events.sorts
	};
};
