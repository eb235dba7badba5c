import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { campaign } from './fields.ts';

export const campaignStore = store(campaign, {
	table: t.campaign,
	regulations: t.campaignRegulation,
	statements: t.campaignStatement,
	demands: t.campaignDemand,
	participants: t.campaignParticipant
});
