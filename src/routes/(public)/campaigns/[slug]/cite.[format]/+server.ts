import { citeCorrected } from '$lib/domain/cite/citation';
import { citeCampaign } from '$lib/domain/cite/items';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No campaign with this address is on record.';
	const found = await campaigns.get(event.params.slug);
	const { campaign } = await publishedOrRedirect('campaign', event, found, unknown);
	const { rows } = await corrections.newestForItem('campaign', campaign.id);
	const citation = citeCorrected(citeCampaign(campaign, citations.reading()), rows[0]);
	return citations.file(citation, event);
};
