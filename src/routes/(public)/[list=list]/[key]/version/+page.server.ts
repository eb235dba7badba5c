import type { ListName } from '$lib/domain/files';
import { isItemPage } from '$lib/domain/versions';
import * as versions from '$lib/server/versions';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** src/hooks.ts routes `?version=` of any item's page here; the route's own address answers 404. */
export const load: PageServerLoad = async ({ params, url }) => {
	if (!isItemPage(url.pathname)) error(404, 'Look for a typing mistake in the address.');
	const { list, key } = params as { list: ListName; key: string };
	const item = await versions.itemForHistory({ params: { list, key }, url });
	return { item, asOf: await versions.versionAsOf(item, url.searchParams.get('version')!.trim()) };
};
