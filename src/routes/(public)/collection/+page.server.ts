import { collectionFilters, itemsIn } from '$lib/domain/collection';
import { readFilters } from '$lib/domain/filters';
import * as collection from '$lib/server/collection';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { filters, ignored } = readFilters(url.searchParams, collectionFilters);
	const named = itemsIn(filters.items);
	return { ...(await collection.readCollection(named)), named, ignored };
};
