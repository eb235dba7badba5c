import { download } from '$lib/server/outlets/download';
import { writePackage } from '$lib/server/outlets/exports/whole';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	download(event, { name: 'rulewatch.zip', type: 'application/zip' }, writePackage);
