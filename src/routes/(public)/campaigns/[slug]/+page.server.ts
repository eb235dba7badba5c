import { sourcesOf } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import { readBelowItem } from '$lib/server/outlets/items';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as reports from '$lib/server/reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await campaigns.get(event.params.slug);
	const page = await publishedOrRedirect('campaign', event, found);
	const claims = [...page.campaign.demands, ...page.campaign.participants].map(({ source }) => ({
		sources: source ? [source] : []
	}));
	const sources = sourcesOf(page.campaign, ...claims, ...page.statements);
	return {
		...page,
		sources,
		reports: await reports.countDistinctReports(sources),
		...(await readBelowItem('campaigns', page.campaign))
	};
};
