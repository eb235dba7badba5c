import { readWords, search } from '$lib/server/search';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { words, refusal } = readWords(url.searchParams.get('q') ?? '');
	return { words, refusal, found: words ? await search(words) : undefined };
};
