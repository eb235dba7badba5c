import { origin } from '$lib/server/settings';
import type { RequestHandler } from './$types';

// The address of the sitemap has to be whole, and so is known to the running app alone.
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
