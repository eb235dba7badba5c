import { error } from '@sveltejs/kit';
import { operator, origin } from '$lib/server/settings';
import type { RequestHandler } from './$types';

const days = 90;

/** Security contact (RFC 9116), which requires an expiry date. */
export const GET: RequestHandler = () => {
	const contact = operator()?.href;
	if (!contact) error(404, 'Nobody has said yet who runs this copy, and how to reach them.');
	const expires = new Date();
	expires.setUTCHours(0, 0, 0, 0);
	expires.setUTCDate(expires.getUTCDate() + days);
	const lines = [
		`Contact: ${contact}`,
		`Expires: ${expires.toISOString()}`,
		'Preferred-Languages: en',
		`Canonical: ${new URL('/.well-known/security.txt', origin()).href}`
	];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
};
