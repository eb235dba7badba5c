import { isItemPage } from '$lib/domain/versions';
import type { Reroute } from '@sveltejs/kit';

/** `?version=` on any item's page is served by one shared route. */
export const reroute: Reroute = ({ url }) =>
	url.searchParams.get('version')?.trim() && isItemPage(url.pathname)
		? `${url.pathname}/version`
		: undefined;
