import { origin } from '$lib/server/settings';
import { sitemapFiles, indexXml } from '$lib/server/outlets/sitemap';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () =>
	new Response(indexXml(await sitemapFiles(), origin()), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
