import { asNamed } from '../as-named.server.ts';
import { asJson, timed } from '../derive/represent.server.ts';
import { eventsOf } from './card.server.ts';

/** Events as programs read them. */
export const events = asJson('event', async (ids) =>
	(await timed('event', ids, eventsOf)).map((card) => ({
		...card,
		disputed: card.disputed.map(({ date, earliest, latest, basis, sources, note }) => ({
			...{ date, earliest, latest, date_basis: basis },
			sources: sources.map(asNamed.article),
			note
		}))
	}))
);
