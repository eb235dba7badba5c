import { and, asc, count, countDistinct, eq, type SQL, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { db } from '../../server/db/index.ts';
import { reportId } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';

/** Published topics by name. */
export function list(where?: SQL) {
	const { topicId, regulationId } = t.regulationTopic;
	const regulations = db
		.select({ topicId, number: count().as('laws') })
		.from(t.regulationTopic)
		.innerJoin(t.regulation, onPublished(t.regulation, regulationId))
		.groupBy(topicId)
		.as('of_laws');
	const { topicId: ofArticle, articleId } = t.articleTopic;
	const articles = db
		.select({
			topicId: ofArticle,
			number: count().as('articles'),
			reports: countDistinct(reportId).as('reports')
		})
		.from(t.articleTopic)
		.innerJoin(t.article, onPublished(t.article, articleId))
		.groupBy(ofArticle)
		.as('of_articles');
	const { id, slug, name, description, state } = t.topic;
	return db
		.select({
			id,
			slug,
			name,
			description,
			regulations: sql<number>`coalesce(${regulations.number}, 0)::int`,
			articles: sql<number>`coalesce(${articles.number}, 0)::int`,
			reports: sql<number>`coalesce(${articles.reports}, 0)::int`
		})
		.from(t.topic)
		.leftJoin(regulations, eq(regulations.topicId, id))
		.leftJoin(articles, eq(articles.topicId, id))
		.where(and(eq(state, 'published'), where))
		.orderBy(asc(name));
}
