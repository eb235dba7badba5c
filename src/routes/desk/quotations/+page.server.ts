import { readFilters } from '$lib/domain/filters';
import { requireEditor } from '$lib/server/auth';
import * as copies from '$lib/server/copies';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const request = readFilters(event.url.searchParams, copies.filters);
	return { list: await copies.listDoubtful(request), chosen: request.filters };
};
