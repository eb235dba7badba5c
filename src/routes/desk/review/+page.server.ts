import { readFilters } from '$lib/domain/filters';
import { requireEditor } from '$lib/server/auth';
import * as proposals from '$lib/server/write/proposals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const request = readFilters(event.url.searchParams, proposals.filters);
	return {
		list: await proposals.queue(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: proposals.sorts,
		now: new Date()
	};
};
