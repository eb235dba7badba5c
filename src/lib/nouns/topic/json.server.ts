import { asJson } from '../derive/represent.server.ts';
import { list } from './list.server.ts';

export const topics = asJson('topic', async (ids) => {
	const rows = (await list()).filter(({ id }) => ids.includes(id));
	return rows.map(({ regulations, articles, ...row }) => ({
		...row,
		regulationCount: regulations,
		articleCount: articles
	}));
});
