import { requireContributor } from '$lib/server/auth';
import { quotaNotice } from '$lib/server/write/quota';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const user = requireContributor(event);
	// Read, so that it is asked for on each page that somebody goes to.
	void event.url.pathname;
	return { user, quota: await quotaNotice(user) };
};
