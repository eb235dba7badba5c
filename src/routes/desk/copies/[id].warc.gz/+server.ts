import { error } from '@sveltejs/kit';
import { requireContributor } from '$lib/server/auth';
import * as copies from '$lib/server/copies';
import type { RequestHandler } from './$types';

/** The evidence as a file. Its name says nothing of the page, and no browser shows or runs any of it. */
export const GET: RequestHandler = async (event) => {
	const reader = requireContributor(event);
	const copy = await copies.getWhole(reader, event.params.id);
	if (!copy) error(404, 'No copy of a page has this address.');
	return new Response(await copies.warcOf(copy), {
		headers: {
			'content-type': 'application/gzip',
			'content-disposition': `attachment; filename="${copy.sha256.slice(0, 16)}.warc.gz"`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
};
