import { addressKey } from '../../domain/address/address.ts';
import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { article } from './fields.ts';

export const articleStore = store(
	article,
	{ table: t.article, regulations: t.articleRegulation, topics: t.articleTopic },
	{ derived: ({ url }: { url?: string }) => ({ addressKey: url && addressKey(url) }) }
);
