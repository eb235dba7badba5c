import { inArray } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { asJson, withTimes } from '../derive/represent.server.ts';
import { list } from './list.server.ts';

export const topics = asJson('topic', async (ids) => {
	const rows = await withTimes('topic', ids, (ids) => list(inArray(t.topic.id, ids)));
	return rows.map(({ regulations, articles, ...row }) => ({
		...row,
		regulationCount: regulations,
		articleCount: articles
	}));
});
