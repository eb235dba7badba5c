import { standing } from '$lib/server/addresses';
import * as stakeholders from '$lib/server/stakeholders';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await stakeholders.get(event.params.slug);
	const unknown = 'No stakeholder with this address is on record.';
	return { stakeholder: await standing('stakeholder', event, found, unknown) };
};
