import { eq } from 'drizzle-orm';
import type { Representation } from '../../../schemas/index.ts';
import { among, built } from '../../db/built.ts';
import * as t from '../../db/schema.ts';
import { topicTally } from '../../db/tallies.ts';
import { topicColumns } from '../../topics/index.ts';
import { addressOf } from './parts.ts';

const byIds = built((db) =>
	db
		.select({ id: t.topic.id, ...topicColumns })
		.from(t.topic)
		.innerJoin(topicTally, eq(topicTally.topicId, t.topic.id))
		.where(among(t.topic.id, 'ids'))
		.prepare('topics')
);

export async function topics(ids: string[]): Promise<Representation<'topic'>[]> {
	const rows = await byIds().execute({ ids });
	return rows.map(({ regulations, articles, ...row }) => ({
		...row,
		url: addressOf('topic', row),
		regulation_count: regulations,
		article_count: articles
	}));
}
