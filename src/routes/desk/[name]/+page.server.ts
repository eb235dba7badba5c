import { readFilters } from '$lib/domain/filters';
import { nameOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import * as lookup from '$lib/server/lookup';
import { nounAt } from './noun';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireContributor(event);
	const noun = nounAt(event.params);
	const request = readFilters(event.url.searchParams, lookup.filters);
	return {
		name: nameOf[noun],
		list: await lookup.list(noun, request),
		chosen: request.filters,
		ignored: request.ignored
	};
};
