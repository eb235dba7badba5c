import { stakeholderCard } from '$lib/domain/cards/stakeholder';
import { cardAt } from '$lib/server/cards';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async (event) => {
	const there = await stakeholders.get(event.params.slug);
	const unknown = 'No stakeholder with this address is on record.';
	const found = await publishedOrRedirect('stakeholder', event, there, unknown);
	return stakeholderCard(found);
});
