import { sql } from 'drizzle-orm';
import { repeatsIn } from '../../nouns/article/list.server.ts';
import { latestRegulations } from '../../nouns/regulation/queries.server.ts';
import * as coming from '../coming/index.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import * as looking from '../desk/looked-at/index.ts';
import * as trends from '../trends/index.ts';
import { homeChanges } from './changes.ts';
import { featuredLaw } from './featured.ts';
import { changedPositions, latestArticles, latestStatements } from './latest.ts';

export { changedPositions, featuredLaw, homeChanges, latestArticles, latestStatements };

export const recordSizes = cachedByVersion(async () => {
	const published = (
		table: typeof t.regulation | typeof t.stakeholder | typeof t.statement | typeof t.article
	) => db.$count(table, isPublished(table.state));
	const [[sizes], repeated] = await Promise.all([
		db
			.select({
				regulations: published(t.regulation),
				stakeholders: published(t.stakeholder),
				statements: published(t.statement),
				articles: published(t.article)
			})
			.from(sql`(values (1)) record`),
		repeatsIn({})
	]);
	return { ...sizes!, reports: sizes!.articles - repeated };
});

/** Everything on the front page below the menu. */
export const frontPage = cachedByVersion(async () => {
	const [featured, size, statements, changes, moves, { rows: hidden }, ahead, articles, laws] =
		await Promise.all([
			// First, because one of its queries waits for another.
			featuredLaw(),
			recordSizes(),
			latestStatements(),
			homeChanges(),
			changedPositions(),
			trends.daysByRegulation('hidden', {}, trends.mostRankedRegulations),
			datesAhead(),
			latestArticles(),
			latestRegulations()
		]);
	return { size, featured, statements, changes, moves, hidden, ...ahead, articles, laws };
});

/** The next dates; without one, when somebody last looked for them. */
async function datesAhead() {
	const next = await coming.firstComing(3);
	return { next, looked: next.length ? undefined : await looking.lastLook({}) };
}
