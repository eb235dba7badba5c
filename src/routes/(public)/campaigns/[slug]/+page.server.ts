import { citeCorrected } from '$lib/domain/cite/citation';
import { citeCampaign } from '$lib/domain/cite/items';
import { campaignEmbed } from '$lib/domain/embeds';
import { sourcesOf } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import { timesOf } from '$lib/server/cards';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import * as reports from '$lib/server/reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const unknown = 'No campaign with this address is on record.';
	const found = await campaigns.get(event.params.slug);
	const page = await publishedOrRedirect('campaign', event, found, unknown);
	const corrected = await corrections.newestForItem('campaign', page.campaign.id);
	const cited = citeCorrected(citeCampaign(page.campaign, citations.reading()), corrected.rows[0]);
	const claims = [...page.campaign.demands, ...page.campaign.participants].map(({ source }) => ({
		sources: source ? [source] : []
	}));
	const sources = sourcesOf(page.campaign, ...claims, ...page.statements);
	return {
		...{ ...page, sources, reports: await reports.countReports(sources) },
		times: await timesOf('campaign', page.campaign.id),
		citation: await citations.written(cited),
		snippets: embeds.snippets(campaignEmbed(page.campaign)),
		corrections: corrected
	};
};
