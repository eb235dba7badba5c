import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { stakeholder } from './fields.ts';

export const stakeholderStore = store(stakeholder, {
	table: t.stakeholder,
	identifiers: t.stakeholderIdentifier
});
