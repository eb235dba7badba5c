import { comingCard } from '$lib/domain/cards/overviews';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import * as coming from '$lib/server/coming';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, coming.filters);
	return comingCard(await coming.list({ filters, page: 1 }), filters);
});
