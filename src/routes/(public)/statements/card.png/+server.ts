import { listCard } from '$lib/domain/cards/lists';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as statements from '$lib/nouns/statement/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, statements.filters);
	const list = await statements.list({ filters, page: 1 });
	await redirectFormerFilters(url, filters, list);
	return listCard('statements', list, filters);
});
