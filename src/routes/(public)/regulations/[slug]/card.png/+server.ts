import { regulationCard } from '$lib/domain/cards/regulation';
import { cardAt } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async (event) => {
	const there = await regulations.get(event.params.slug);
	const unknown = 'No law with this address is on record.';
	const found = await publishedOrRedirect('regulation', event, there, unknown);
	return regulationCard(found);
});
