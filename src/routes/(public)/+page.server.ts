import * as home from '$lib/server/home';
import * as regulations from '$lib/server/regulations';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [latest, watched, hidden] = await Promise.all([
		home.latest(),
		regulations.firstOfAll('latest', 8),
		regulations.firstOfAll('hidden', 5)
	]);
	return { ...latest, watched, hidden };
};
