import { readFilters } from '$lib/domain/filters';
import { requireEditor } from '$lib/server/auth';
import * as corrections from '$lib/server/desk/corrections';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const request = readFilters(event.url.searchParams, corrections.filters);
	return {
		list: await corrections.reportQueue(request),
		chosen: request.filters,
		ignored: request.ignored
	};
};
