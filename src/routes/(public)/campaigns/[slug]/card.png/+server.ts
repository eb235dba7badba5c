import { campaignCard } from '$lib/domain/cards/campaign';
import { cardAt } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async (event) => {
	const there = await campaigns.get(event.params.slug);
	const unknown = 'No campaign with this address is on record.';
	const found = await publishedOrRedirect('campaign', event, there, unknown);
	return campaignCard(found.campaign);
});
