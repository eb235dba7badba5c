import { inArray } from 'drizzle-orm';
import type { Json } from '../../../../nouns/derive/types.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import * as t from '../../../db/schema.ts';
import { list } from '../../../../nouns/topic/queries.server.ts';
import { addressOf } from './parts.ts';

export async function topics(ids: string[]): Promise<Json<'topic'>[]> {
	const rows = await list(inArray(t.topic.id, ids));
	return rows.map(({ regulations, articles, ...row }) => ({
		id: row.id,
		url: addressOf('topic', row),
		...fieldsOfJson('topic', { ...row, regulationCount: regulations, articleCount: articles })
	}));
}
