import { readFilters } from '$lib/domain/filters';
import { followFilters } from '$lib/server/addresses';
import * as coming from '$lib/server/coming';
import { origin } from '$lib/server/settings';
import { today } from '$lib/server/today';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters: chosen, ignored, page } = readFilters(url.searchParams, coming.filters);
	const list = await coming.list({ filters: chosen, page });
	await followFilters(url, chosen, list);
	return { list, chosen, ignored, today: today(), origin: origin() };
};
