import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as coming from '$lib/server/coming';
import type { LayoutServerLoad } from './$types';

/** What the bar and the foot of the site leave out where it would lead to an empty page. */
export const load: LayoutServerLoad = async () => {
	const [isComing, isCampaigning] = await Promise.all([
		coming.isAnything(),
		campaigns.isAnything()
	]);
	return { isComing, isCampaigning };
};
