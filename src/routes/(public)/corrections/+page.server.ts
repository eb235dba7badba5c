import { readFilters } from '$lib/domain/filters';
import * as corrections from '$lib/server/desk/corrections';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const request = readFilters(url.searchParams, {});
	return { list: await corrections.list(request), ignored: request.ignored };
};
