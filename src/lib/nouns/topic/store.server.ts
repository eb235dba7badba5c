import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { topic } from './fields.ts';

export const topicStore = store(topic, { table: t.topic });
