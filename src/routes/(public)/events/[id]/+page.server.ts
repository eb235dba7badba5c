import { error } from '@sveltejs/kit';
import * as events from '$lib/server/events';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const found = await events.get(params.id);
	if (!found) error(404, 'No event with this address is on record.');
	if (found.state === 'withdrawn') error(410, found.stateReason ?? 'No reason was recorded.');
	return found;
};
