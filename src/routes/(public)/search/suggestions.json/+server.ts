import { readWords, suggestEntries } from '$lib/server/search';
import type { RequestHandler } from './$types';

/** What the box on every page offers while somebody types; nothing for what is no search. */
export const GET: RequestHandler = async ({ url }) => {
	const { words } = readWords(url.searchParams.get('q') ?? '');
	return Response.json(words ? await suggestEntries(words) : []);
};
