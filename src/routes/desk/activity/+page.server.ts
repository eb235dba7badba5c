import { readFilters } from '$lib/domain/filters';
import * as activity from '$lib/server/activity';
import { requireAdministrator } from '$lib/server/auth';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireAdministrator(event);
	const request = readFilters(event.url.searchParams, activity.filters);
	return {
		list: await activity.list(request),
		chosen: request.filters,
		ignored: request.ignored
	};
};
