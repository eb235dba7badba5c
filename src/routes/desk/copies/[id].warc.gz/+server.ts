import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import * as copies from '$lib/server/copies';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const reader = requireContributor(event);
	const copy = await copies.getWhole(reader, event.params.id);
	if (!copy) error(404, 'No copy of a page has this address.');
	return copies.evidenceOf(copy);
};
