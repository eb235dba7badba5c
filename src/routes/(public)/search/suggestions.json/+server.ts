import { readWords, suggestEntries } from '$lib/server/search';
import type { RequestHandler } from './$types';

/** Suggestions for the search box of every page; empty for an invalid query. */
export const GET: RequestHandler = async ({ url }) => {
	const { words } = readWords(url.searchParams.get('q') ?? '');
	return Response.json(words ? await suggestEntries(words) : []);
};
