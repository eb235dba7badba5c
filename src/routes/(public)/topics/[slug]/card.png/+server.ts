import { topicCard } from '$lib/domain/cards/topic';
import { cardAt } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as topics from '$lib/nouns/topic/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async (event) => {
	const there = await topics.get(event.params.slug);
	const unknown = 'No topic with this address is on record.';
	const found = await publishedOrRedirect('topic', event, there, unknown);
	return topicCard(found);
});
