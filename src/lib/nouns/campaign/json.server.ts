import { nameJson } from '../as-named.server.ts';
import { asJson } from '../derive/represent.server.ts';
import { campaignsOf } from './card.server.ts';

export const campaigns = asJson('campaign', async (ids) =>
	(await campaignsOf(ids)).map((card) => ({
		...card,
		demands: card.demands.map(({ demand, words, outcome, date, source }) => ({
			demand,
			words,
			outcome,
			outcome_date: date,
			source: source && nameJson.article(source)
		})),
		participants: card.participants.map(({ stakeholder, date, source }) => ({
			stakeholder: nameJson.stakeholder(stakeholder),
			date,
			source: source && nameJson.article(source)
		}))
	}))
);
