import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import { progressOf } from '$lib/server/desk/imports';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const progress = await progressOf(requireContributor(event), event.params.id);
	return progress ? Response.json(progress) : error(404, 'There is no import at this address.');
};
