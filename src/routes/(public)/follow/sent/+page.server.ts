import * as corrections from '$lib/server/desk/corrections';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const asked = url.searchParams.get('page');
	return { about: asked ? await corrections.pageAt(asked) : undefined };
};
