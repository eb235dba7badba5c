import { listCard } from '$lib/domain/cards/lists';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as events from '$lib/nouns/event/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, events.filters);
	const list = await events.list({ filters, page: 1 });
	await redirectFormerFilters(url, filters, list);
	return listCard('events', list, filters);
});
