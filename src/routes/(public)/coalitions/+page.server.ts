import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as coalitions from '$lib/server/coalitions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, setHeaders }) => {
	const { filters, ignored } = readFilters(url.searchParams, coalitions.filters);
	const [pairs, groups, choices] = await Promise.all([
		coalitions.pairsOf(filters, coalitions.mostTableRows),
		coalitions.groupsOf(filters, coalitions.mostTableRows),
		coalitions.choicesOf(filters)
	]);
	await redirectFormerFilters(url, filters, { total: pairs.total + groups.total });
	const isWhole = Object.keys(filters).length === 0;
	const picture = isWhole ? coalitions.picture() : undefined;
	// The picture is drawn in the background; a page without it must not be cached.
	if (isWhole && !picture) setHeaders({ 'cache-control': 'no-store' });
	return { pairs, groups, choices, chosen: filters, ignored, picture };
};
