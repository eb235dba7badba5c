import { inArray } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { itemUrl } from '../as-named.server.ts';
import { fieldsOfJson } from '../derive/represent.server.ts';
import type { Json } from '../derive/types.ts';
import { list } from './list.server.ts';

export async function topics(ids: string[]): Promise<Json<'topic'>[]> {
	const rows = await list(inArray(t.topic.id, ids));
	return rows.map(({ regulations, articles, ...row }) => ({
		id: row.id,
		url: itemUrl('topic', row),
		...fieldsOfJson('topic', { ...row, regulationCount: regulations, articleCount: articles })
	})) as Json<'topic'>[];
}
