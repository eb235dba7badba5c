import { readFilters } from '$lib/domain/filters';
import { takedownFilters, takedownsBy, takedownTotals } from '$lib/domain/takedowns';
import { pageOf } from '$lib/server/lists/list';
import * as site from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters: chosen, page, ignored } = readFilters(url.searchParams, takedownFilters);
	const all = await site.takedowns();
	const entries = takedownsBy(all, chosen);
	const { limit, offset, ...at } = pageOf(entries.length, page);
	const rows = entries.slice(offset, offset + limit);
	return {
		list: { rows, total: entries.length, ...at },
		totals: takedownTotals(all),
		chosen,
		ignored
	};
};
