import { articleCard } from '$lib/domain/cards/article';
import { cardAt } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async (event) => {
	const there = await articles.get(event.params.slug);
	const unknown = 'No article with this address is on record.';
	const found = await publishedOrRedirect('article', event, there, unknown);
	return articleCard(found);
});
