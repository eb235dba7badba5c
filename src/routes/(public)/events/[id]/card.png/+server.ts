import { eventCard } from '$lib/domain/cards/event';
import { cardAt } from '$lib/server/cards';
import { published } from '$lib/server/redirects';
import * as events from '$lib/nouns/event/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async ({ params }) => {
	const unknown = 'No event with this address is on record.';
	const { event } = published(await events.get(params.id), unknown);
	return eventCard(event);
});
