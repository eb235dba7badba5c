import { listCard } from '$lib/domain/cards/lists';
import { readFilters } from '$lib/domain/filters';
import { cardAt } from '$lib/server/cards';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ url }) => {
	const { filters } = readFilters(url.searchParams, articles.filters);
	const list = await articles.list({ filters, page: 1 });
	await redirectFormerFilters(url, filters, list);
	return listCard('articles', list, filters);
});
