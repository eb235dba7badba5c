import { readFilters } from '$lib/domain/filters';
import type { ListName } from '$lib/domain/files';
import * as versions from '$lib/server/versions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { list, key } = params as { list: ListName; key: string };
	const item = await versions.itemForHistory({ params: { list, key }, url });
	const { page, ignored } = readFilters(url.searchParams, {});
	return { item, ignored, history: await versions.publicHistory(item, page) };
};
