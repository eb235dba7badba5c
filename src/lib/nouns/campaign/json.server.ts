import { asNamed } from '../as-named.server.ts';
import { asJson, timed } from '../derive/represent.server.ts';
import { campaignsOf } from './card.server.ts';

/** Campaigns as programs read them. */
export const campaigns = asJson('campaign', async (ids) =>
	(await timed('campaign', ids, campaignsOf)).map((card) => ({
		...card,
		demands: card.demands.map(({ demand, words, outcome, date, source }) => ({
			...{ demand, words, outcome, outcome_date: date },
			source: source && asNamed.article(source)
		})),
		participants: card.participants.map(({ stakeholder, date, source }) => ({
			...{ stakeholder: asNamed.stakeholder(stakeholder), date },
			source: source && asNamed.article(source)
		}))
	}))
);
