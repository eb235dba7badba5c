import { eq, sql } from 'drizzle-orm';
import { built } from '../db/built.ts';
import { latestSaid, latestWritten } from '../db/said.ts';
import * as t from '../db/schema.ts';
import { topicTally } from '../db/tallies.ts';
import { topicColumns } from './list.ts';

const latestStatements = 5;
const latestArticles = 10;

const bySlug = built((db) =>
	db
		.select({ id: t.topic.id, ...topicColumns, statementTotal: topicTally.statements })
		.from(t.topic)
		.innerJoin(topicTally, eq(topicTally.topicId, t.topic.id))
		.where(eq(t.topic.slug, sql.placeholder('slug')))
		.prepare('topic')
);

/** A topic with its latest articles and the latest statements on its laws; undefined where there is none of that slug. */
export async function get(slug: string) {
	const [found] = await bySlug().execute({ slug });
	if (!found) return undefined;
	const { id, ...topic } = found;
	const [statements, news] = await Promise.all([
		latestSaid(`topic=${id}`, latestStatements),
		latestWritten(`topic=${id}`, latestArticles)
	]);
	return { ...topic, statements, news };
}
