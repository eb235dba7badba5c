import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import { csvResponse } from '$lib/server/outlets/csv';
import { get, problemsCsv } from '$lib/server/desk/imports';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const file = await get(requireContributor(event), event.params.id);
	if (!file) error(404, 'There is no import at this address.');
	return csvResponse('problems.csv', problemsCsv(file));
};
