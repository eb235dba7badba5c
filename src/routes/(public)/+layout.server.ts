import { titledListsOnRecord } from '$lib/nouns/index.server';
import { publicAddress } from '$lib/server/front/addresses';
import * as coming from '$lib/server/coming';
import { operator } from '$lib/server/settings';
import { siteChoices } from '$lib/server/site';
import type { LayoutServerLoad } from './$types';

/** Menu entries that lead to an empty page are left out. */
export const load: LayoutServerLoad = async ({ url }) => {
	const [isComing, furtherLists, { networks, operator: ownSlug }] = await Promise.all([
		coming.hasComing(),
		titledListsOnRecord(),
		siteChoices()
	]);
	const card = `${url.pathname.replace(/\/$/, '')}/card.png`;
	return {
		isComing,
		furtherLists,
		networks,
		ownSlug,
		runBy: operator()?.name,
		canonical: publicAddress(url.pathname + url.search)?.canonical,
		card: publicAddress(card + url.search)?.canonical
	};
};
