import { campaignEmbed } from '$lib/domain/embeds';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const unknown = 'No campaign with this address is on record.';
	const found = await campaigns.get(event.params.slug);
	const { campaign } = await publishedOrRedirect('campaign', event, found, unknown);
	return {
		campaign,
		embed: campaignEmbed(campaign),
		since: await embeds.changes(event.url, embeds.items('campaign', campaign.slug))
	};
};
