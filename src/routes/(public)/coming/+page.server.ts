import { readFilters } from '$lib/domain/filters';
import { redirectFormerFilters } from '$lib/server/redirects';
import * as coming from '$lib/server/coming';
import * as looking from '$lib/server/desk/looked-at';
import { origin } from '$lib/server/settings';
import { today } from '$lib/server/today';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters: chosen, ignored, page } = readFilters(url.searchParams, coming.filters);
	const list = await coming.list({ filters: chosen, page });
	await redirectFormerFilters(url, chosen, list);
	const looked = list.total ? undefined : await looking.lastLook(chosen);
	return { list, chosen, ignored, looked, today: today(), origin: origin() };
};
