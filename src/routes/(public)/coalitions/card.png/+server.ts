import { narrowedTo } from '$lib/domain/cards/narrowed';
import { coalitionsCard } from '$lib/domain/cards/overviews';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import * as coalitions from '$lib/server/coalitions';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, coalitions.filters);
	const { pairs, groups, choices } = await coalitions.overviewOf(filters);
	return coalitionsCard(pairs, groups, narrowedTo(filters, choices));
});
