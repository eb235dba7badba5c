import { requireContributor } from '$lib/server/auth';
import { knownAddress } from '$lib/server/desk/lookup';
import type { RequestHandler } from './$types';

const longest = 2_000;

export const GET: RequestHandler = async (event) => {
	const user = requireContributor(event);
	const url = (event.url.searchParams.get('url') ?? '').slice(0, longest);
	return Response.json(await knownAddress(user, url));
};
