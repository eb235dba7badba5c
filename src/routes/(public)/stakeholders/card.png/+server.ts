import { listCard } from '$lib/domain/cards/lists';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, stakeholders.filters);
	const list = await stakeholders.list({ filters, page: 1 });
	await redirectFormerFilters(url, filters, list);
	return listCard('stakeholders', list, filters);
});
