import { inArray } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { asJson } from '../derive/represent.server.ts';
import { list } from './list.server.ts';

export const topics = asJson('topic', async (ids) => {
	const rows = await list(inArray(t.topic.id, ids));
	return rows.map(({ regulations, articles, ...row }) => ({
		...row,
		regulationCount: regulations,
		articleCount: articles
	}));
});
