import { download } from '$lib/server/outlets/download';
import { writePopolo } from '$lib/server/outlets/exports/whole';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	download(event, { name: 'popolo.json', type: 'application/json' }, writePopolo);
