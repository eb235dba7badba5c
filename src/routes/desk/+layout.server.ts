import { requireContributor } from '$lib/server/auth';
import { quotaNotice } from '$lib/server/write/quota';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const user = requireContributor(event);
	// Reading the path makes SvelteKit load this again on every navigation.
	void event.url.pathname;
	return { user, quota: await quotaNotice(user) };
};
