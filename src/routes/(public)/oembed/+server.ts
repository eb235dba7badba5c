import * as embeds from '$lib/server/outlets/embeds';
import { isHttpError } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => {
	try {
		return Response.json(await embeds.oembed(url.searchParams));
	} catch (thrown) {
		if (!isHttpError(thrown)) throw thrown;
		return Response.json(thrown.body, { status: thrown.status });
	}
};
