import { readFilters } from '$lib/domain/filters';
import { filters, mostEntries, readWords, search } from '$lib/server/search';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { words, refusal } = readWords(url.searchParams.get('q') ?? '');
	const request = readFilters(url.searchParams, filters);
	return {
		words,
		refusal,
		most: mostEntries,
		chosen: request.filters,
		ignored: request.ignored.filter((each) => !each.startsWith('q=')),
		found: words ? await search(words, request) : undefined
	};
};
