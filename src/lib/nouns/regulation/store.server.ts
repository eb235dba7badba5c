import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { regulation } from './fields.ts';

export const regulationStore = store(regulation, {
	table: t.regulation,
	topics: t.regulationTopic,
	relations: t.regulationRelation,
	identifiers: t.regulationIdentifier
});
