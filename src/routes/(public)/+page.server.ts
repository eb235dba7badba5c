import * as coming from '$lib/server/coming';
import * as home from '$lib/server/home';
import * as looking from '$lib/server/desk/looked-at';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as trends from '$lib/server/trends';
import { today } from '$lib/server/today';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [size, changes, { hidden }, next, looked, watched] = await Promise.all([
		home.recordSizes(),
		home.homeChanges(),
		trends.hiddenByRegulation({}, trends.mostRankedRegulations),
		coming.firstComing(3),
		looking.lastLook({}),
		regulations.latestRegulations(8)
	]);
	return { size, changes, hidden, next, looked, watched, today: today() };
};
