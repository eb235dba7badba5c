import { readFilters } from '$lib/domain/filters';
import { requireContributor } from '$lib/server/auth';
import * as lookup from '$lib/server/desk/lookup';
import { nounAt } from './entry.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { name, noun } = nounAt(event);
	const request = readFilters(event.url.searchParams, lookup.filters);
	return {
		name,
		list: await lookup.list(user, noun, request),
		chosen: request.filters,
		ignored: request.ignored
	};
};
