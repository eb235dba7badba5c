import { origin } from '$lib/server/settings';
import { files, indexXml } from '$lib/server/outlets/sitemap';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () =>
	new Response(indexXml(await files(), origin()), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
