import * as embeds from '$lib/server/outlets/embeds';
import { isHttpError } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Pages of other sites may read every answer. */
const headers = { 'access-control-allow-origin': '*' };

export const GET: RequestHandler = async ({ url }) => {
	try {
		return Response.json(await embeds.oembed(url.searchParams), { headers });
	} catch (thrown) {
		if (!isHttpError(thrown)) throw thrown;
		return Response.json(thrown.body, { status: thrown.status, headers });
	}
};
