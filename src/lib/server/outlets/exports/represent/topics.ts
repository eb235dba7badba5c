import { inArray } from 'drizzle-orm';
import type { Representation } from '../../../../schemas/index.ts';
import * as t from '../../../db/schema.ts';
import { list } from '../../../../nouns/topic/queries.server.ts';
import { addressOf } from './parts.ts';

export async function topics(ids: string[]): Promise<Representation<'topic'>[]> {
	const rows = await list(inArray(t.topic.id, ids));
	return rows.map(({ regulations, articles, ...row }) => ({
		...row,
		url: addressOf('topic', row),
		regulation_count: regulations,
		article_count: articles
	}));
}
