import * as campaigns from '$lib/nouns/campaign/queries.server';
import { publicAddress } from '$lib/server/front/addresses';
import * as coming from '$lib/server/coming';
import type { LayoutServerLoad } from './$types';

/** Menu entries that lead to an empty page are left out. */
export const load: LayoutServerLoad = async ({ url }) => {
	const [isComing, isCampaigning] = await Promise.all([coming.hasComing(), campaigns.hasAny()]);
	const card = `${url.pathname.replace(/\/$/, '')}/card.png`;
	return {
		...{ isComing, isCampaigning },
		canonical: publicAddress(url.pathname + url.search)?.canonical,
		card: publicAddress(card + url.search)?.canonical
	};
};
