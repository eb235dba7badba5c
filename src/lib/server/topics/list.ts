import { asc, eq } from 'drizzle-orm';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { topicTally } from '../db/tallies.ts';

/** The columns of a topic, with how many published laws and articles carry it, where its tally is joined. */
export const topicColumns = {
	slug: t.topic.slug,
	name: t.topic.name,
	description: t.topic.description,
	regulations: topicTally.regulations,
	articles: topicTally.articles
};

/** All topics by name. */
export function list() {
	return db
		.select(topicColumns)
		.from(t.topic)
		.innerJoin(topicTally, eq(topicTally.topicId, t.topic.id))
		.orderBy(asc(t.topic.name));
}

export type TopicRow = Awaited<ReturnType<typeof list>>[number];
