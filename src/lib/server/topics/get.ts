import { and, eq, inArray, sql } from 'drizzle-orm';
import { built } from '../db/built.ts';
import { statementCards } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { topicTally } from '../db/tallies.ts';
import { topicColumns } from './list.ts';

const latestStatements = 5;

const bySlug = built((db) =>
	db
		.select({ ...topicColumns, statementTotal: topicTally.statements })
		.from(t.topic)
		.innerJoin(topicTally, eq(topicTally.topicId, t.topic.id))
		.where(eq(t.topic.slug, sql.placeholder('slug')))
		.prepare('topic')
);

/** A topic with the latest statements on its laws; undefined where there is none of that slug. */
export async function get(slug: string) {
	const [topic] = await bySlug().execute({ slug });
	if (!topic) return undefined;
	const onItsLaws = inArray(
		t.statement.id,
		db
			.select({ id: t.position.statementId })
			.from(t.position)
			.innerJoin(
				t.regulation,
				and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))
			)
			.innerJoin(t.regulationTopic, eq(t.regulationTopic.regulationId, t.regulation.id))
			.innerJoin(t.topic, and(eq(t.topic.id, t.regulationTopic.topicId), eq(t.topic.slug, slug)))
	);
	return {
		...topic,
		statements: await statementCards({ where: onItsLaws, limit: latestStatements })
	};
}
