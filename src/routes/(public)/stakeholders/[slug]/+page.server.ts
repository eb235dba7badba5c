import { publishedOrRedirect } from '$lib/server/redirects';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as corrections from '$lib/server/desk/corrections';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import { changedPositions } from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await stakeholders.get(event.params.slug);
	const unknown = 'No stakeholder with this address is on record.';
	const stakeholder = await publishedOrRedirect('stakeholder', event, found, unknown);
	return {
		stakeholder,
		changedPositions: await changedPositions({ stakeholder: stakeholder.id }),
		campaigns: await campaigns.naming({ stakeholder: stakeholder.slug }),
		corrections: await corrections.newestForItem('stakeholder', stakeholder.id)
	};
};
