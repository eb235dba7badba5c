import * as coming from '$lib/server/coming';
import * as home from '$lib/server/home';
import * as looking from '$lib/server/desk/looked-at';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as trends from '$lib/server/trends';
import { today } from '$lib/server/today';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [size, featured, statements, changes, moves, { hidden }, next, looked, articles, laws] =
		await Promise.all([
			home.recordSizes(),
			home.featuredLaw(),
			home.latestStatements(),
			home.homeChanges(),
			home.changedPositions(),
			trends.hiddenByRegulation({}, trends.mostRankedRegulations),
			coming.firstComing(3),
			looking.lastLook({}),
			home.latestArticles(),
			regulations.latestRegulations(6)
		]);
	return {
		size,
		featured,
		statements,
		changes,
		moves,
		hidden,
		next,
		looked,
		articles,
		laws,
		today: today()
	};
};
