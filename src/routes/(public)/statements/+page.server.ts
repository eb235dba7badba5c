import { readFilters } from '$lib/domain/filters';
import * as statements from '$lib/server/statements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, statements.filters);
	return {
		list: await statements.list(request),
		chosen: request.filters,
		ignored: request.ignored,
		sorts: statements.sorts
	};
};
