import { isItemPage } from '$lib/domain/versions';
import type { Reroute } from '@sveltejs/kit';

/** An item as of a version stands at its page's own address, and is a page of its own, the same for every noun. */
export const reroute: Reroute = ({ url }) =>
	url.searchParams.get('version')?.trim() && isItemPage(url.pathname)
		? `${url.pathname}/version`
		: undefined;
