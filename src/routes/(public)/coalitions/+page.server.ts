import { readFilters } from '$lib/domain/filters';
import { followFilters } from '$lib/server/addresses';
import * as coalitions from '$lib/server/coalitions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, coalitions.filters);
	const [pairs, groups, choices] = await Promise.all([
		coalitions.pairsOf(filters, coalitions.mostRows),
		coalitions.groupsOf(filters, coalitions.mostRows),
		coalitions.choicesOf(filters)
	]);
	await followFilters(url, filters, { total: pairs.total + groups.total });
	return { pairs, groups, choices, chosen: filters, ignored };
};
