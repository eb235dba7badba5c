import { publishedOrRedirect } from '$lib/server/redirects';
import * as campaigns from '$lib/nouns/campaign/queries.server';
import * as corrections from '$lib/server/desk/corrections';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import * as statements from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await stakeholders.get(event.params.slug);
	const unknown = 'No stakeholder with this address is on record.';
	const stakeholder = await publishedOrRedirect('stakeholder', event, found, unknown);
	const [changed, named, corrected] = await Promise.all([
		statements.changedPositions({ stakeholder: stakeholder.id }),
		campaigns.naming({ stakeholder: stakeholder.slug }),
		corrections.newestForItem('stakeholder', stakeholder.id)
	]);
	return { stakeholder, changedPositions: changed, campaigns: named, corrections: corrected };
};
