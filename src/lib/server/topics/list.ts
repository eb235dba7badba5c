import { asc, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** The columns of a topic, with how many published laws and articles carry it. */
export const topicColumns = {
	slug: t.topic.slug,
	name: t.topic.name,
	description: t.topic.description,
	regulations: sql<number>`(
		select count(*)::int from ${t.regulationTopic} link
		join ${t.regulation} r on r.id = link.regulation_id and r.state = 'published'
		where link.topic_id = ${t.topic}.id
	)`.as('regulations'),
	articles: sql<number>`(
		select count(*)::int from ${t.articleTopic} link
		join ${t.article} a on a.id = link.article_id and a.state = 'published'
		where link.topic_id = ${t.topic}.id
	)`.as('articles')
};

/** All topics by name. */
export function list() {
	return db.select(topicColumns).from(t.topic).orderBy(asc(t.topic.name));
}

export type TopicRow = Awaited<ReturnType<typeof list>>[number];
