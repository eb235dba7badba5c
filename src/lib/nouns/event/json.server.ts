import { nameJson } from '../as-named.server.ts';
import { asJson } from '../derive/represent.server.ts';
import { eventsOf } from './card.server.ts';

export const events = asJson('event', async (ids) =>
	(await eventsOf(ids)).map((card) => ({
		...card,
		disputed: card.disputed.map(({ date, earliest, latest, basis, sources, note }) => ({
			date,
			earliest,
			latest,
			date_basis: basis,
			sources: sources.map(nameJson.article),
			note
		}))
	}))
);
