import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import { csvResponse } from '$lib/server/outlets/csv';
import { get, mendedCsv } from '$lib/server/desk/imports';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const file = await get(requireContributor(event), event.params.id);
	if (!file) error(404, 'There is no import at this address.');
	if (!file.hasRows) error(404, 'The rows of this file are not kept any more.');
	return csvResponse('mended.csv', mendedCsv(file));
};
