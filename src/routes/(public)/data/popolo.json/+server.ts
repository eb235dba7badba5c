import { download } from '$lib/server/download';
import { writePopolo } from '$lib/server/exports/whole';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	download(event, { name: 'popolo.json', type: 'application/json' }, writePopolo);
