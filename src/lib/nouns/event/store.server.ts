import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { event } from './fields.ts';

export const eventStore = store(event, {
	table: t.event,
	dates: t.datedClaim,
	regulations: t.eventRegulation,
	actors: t.eventActor
});
