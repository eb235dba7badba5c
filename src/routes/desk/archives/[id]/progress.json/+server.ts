import { error } from '@sveltejs/kit';
import { requireEditor } from '$lib/server/auth';
import { progressOf } from '$lib/server/desk/archives';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	requireEditor(event);
	const progress = await progressOf(event.params.id);
	return progress ? Response.json(progress) : error(404, 'There is no archive at this address.');
};
