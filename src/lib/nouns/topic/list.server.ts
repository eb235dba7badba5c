import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { db } from '../../server/db/index.ts';
import { reportId } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';

/** Published topics by name. Each counts its own laws and articles, so that one topic does not count those of all. */
export function list(where?: SQL) {
	const { id, slug, name, description, state, createdAt, updatedAt } = t.topic;
	const laws = db
		.select({ laws: sql<number>`count(*)::int`.as('laws') })
		.from(t.regulationTopic)
		.innerJoin(t.regulation, onPublished(t.regulation, t.regulationTopic.regulationId))
		.where(eq(t.regulationTopic.topicId, id))
		.as('of_laws');
	const articles = db
		.select({
			articles: sql<number>`count(*)::int`.as('articles'),
			reports: sql<number>`count(distinct ${reportId})::int`.as('reports')
		})
		.from(t.articleTopic)
		.innerJoin(t.article, onPublished(t.article, t.articleTopic.articleId))
		.where(eq(t.articleTopic.topicId, id))
		.as('of_articles');
	return db
		.select({
			id,
			slug,
			name,
			description,
			createdAt,
			updatedAt,
			regulations: laws.laws,
			articles: articles.articles,
			reports: articles.reports
		})
		.from(t.topic)
		.crossJoinLateral(laws)
		.crossJoinLateral(articles)
		.where(and(eq(state, 'published'), where))
		.orderBy(asc(name));
}
