import { error } from '@sveltejs/kit';
import { origin } from '$lib/server/settings';
import { sitemapEntries, entriesXml } from '$lib/server/outlets/sitemap';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	const found = await sitemapEntries(params.name, params.number);
	if (!found) error(404, 'There is no such file of addresses; /sitemap.xml names them all.');
	return new Response(entriesXml(found, origin()), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
};
