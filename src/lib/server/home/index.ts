import { eq } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { countRepeats } from '../reports/read.ts';
import { cachedByVersion } from '../db/version.ts';

export { homeChanges } from './changes.ts';
export { featuredLaw } from './featured.ts';
export { changedPositions, latestArticles, latestStatements } from './latest.ts';

export const recordSizes = cachedByVersion(async () => {
	const published = (
		table: typeof t.regulation | typeof t.stakeholder | typeof t.statement | typeof t.article
	) => db.$count(table, eq(table.state, 'published'));
	const [regulations, stakeholders, statements, articles, repeats] = await Promise.all([
		published(t.regulation),
		published(t.stakeholder),
		published(t.statement),
		published(t.article),
		countRepeats(eq(t.article.state, 'published'))
	]);
	return { regulations, stakeholders, statements, articles, reports: articles - repeats };
});
