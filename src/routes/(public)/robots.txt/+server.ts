import { origin } from '$lib/server/settings';
import type { RequestHandler } from './$types';

// Served by the app, because the sitemap's address must be absolute.
export const GET: RequestHandler = () =>
	new Response(
		[
			'User-agent: *',
			'Allow: /',
			'Disallow: /desk',
			'Disallow: /corrections/report',
			'Disallow: /follow',
			`Sitemap: ${new URL('/sitemap.xml', origin()).href}`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8' } }
	);
