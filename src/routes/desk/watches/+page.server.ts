import { readFilters } from '$lib/domain/filters';
import { requireEditor } from '$lib/server/auth';
import * as watches from '$lib/server/watch';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireEditor(event);
	const { page } = readFilters(event.url.searchParams, {});
	return { list: await watches.list(page), now: new Date() };
};
