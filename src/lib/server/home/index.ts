import { eq, sql } from 'drizzle-orm';
import { repeatsIn } from '../../nouns/article/list.server.ts';
import { latestRegulations } from '../../nouns/regulation/queries.server.ts';
import * as coming from '../coming/index.ts';
import { db } from '../db/index.ts';
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
	) => db.$count(table, eq(table.state, 'published'));
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
	const [size, featured, statements, changes, moves, { rows: hidden }, next, articles, laws] =
		await Promise.all([
			recordSizes(),
			featuredLaw(),
			latestStatements(),
			homeChanges(),
			changedPositions(),
			trends.daysByRegulation('hidden', {}, trends.mostRankedRegulations),
			coming.firstComing(3),
			latestArticles(),
			latestRegulations(6)
		]);
	const looked = next.length ? undefined : await looking.lastLook({});
	return { size, featured, statements, changes, moves, hidden, next, looked, articles, laws };
});
