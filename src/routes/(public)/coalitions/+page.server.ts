import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as coalitions from '$lib/server/coalitions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, coalitions.filters);
	const { pairs, groups, choices } = await coalitions.overviewOf(filters);
	await redirectFormerFilters(url, filters, { total: pairs.total + groups.total });
	return { pairs, groups, choices, chosen: filters, ignored };
};
