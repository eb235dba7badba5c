import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import * as copies from '$lib/server/copies';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const reader = requireContributor(event);
	const copy = await copies.get(reader, event.params.id);
	return { copy: copy ?? error(404, 'No copy of a page has this address.') };
};
