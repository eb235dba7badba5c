import { asc, eq, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { distinctReports, joinedReport } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';

const cached = cachedByChange<Awaited<ReturnType<typeof read>>>(['topic', 'article', 'regulation']);

/**
 * Published topics by name, with the numbers of their laws, articles and reports. They are counted for all topics at once
 * and kept until a topic, an article or a law changes.
 */
export const list = () => cached('', read);

function read() {
	const { id, slug, name, description, state, createdAt, updatedAt } = t.topic;
	const laws = db
		.select({
			topicId: sql<string>`${t.regulationTopic.topicId}`.as('topic_of_laws'),
			laws: sql<number>`count(*)::int`.as('laws')
		})
		.from(t.regulationTopic)
		.innerJoin(t.regulation, onPublished(t.regulation, t.regulationTopic.regulationId))
		.groupBy(t.regulationTopic.topicId)
		.as('of_laws');
	const articles = db
		.select({
			topicId: sql<string>`${t.articleTopic.topicId}`.as('topic_of_articles'),
			articles: sql<number>`count(*)::int`.as('articles'),
			reports: distinctReports.as('reports')
		})
		.from(t.articleTopic)
		.innerJoin(t.article, onPublished(t.article, t.articleTopic.articleId))
		.leftJoin(...joinedReport)
		.groupBy(t.articleTopic.topicId)
		.as('of_articles');
	return db
		.select({
			id,
			slug,
			name,
			description,
			createdAt,
			updatedAt,
			regulations: sql<number>`coalesce(${laws.laws}, 0)`,
			articles: sql<number>`coalesce(${articles.articles}, 0)`,
			reports: sql<number>`coalesce(${articles.reports}, 0)`
		})
		.from(t.topic)
		.leftJoin(laws, eq(laws.topicId, id))
		.leftJoin(articles, eq(articles.topicId, id))
		.where(isPublished(state))
		.orderBy(asc(name));
}
