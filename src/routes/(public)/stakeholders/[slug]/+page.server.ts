import { error } from '@sveltejs/kit';
import { slug } from '$lib/domain/filters';
import * as stakeholders from '$lib/server/stakeholders';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const name = slug(params.slug);
	const stakeholder = name && (await stakeholders.get(name));
	if (!stakeholder) error(404, 'No stakeholder with this address is on record.');
	if (stakeholder.state === 'withdrawn')
		error(410, stakeholder.stateReason ?? 'No reason was recorded.');
	return { stakeholder };
};
