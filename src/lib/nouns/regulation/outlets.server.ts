import { not } from 'drizzle-orm';
import { regulationCard } from '../../domain/cards/regulation.ts';
import { citeRegulation } from '../../domain/cite/items.ts';
import { regulationEmbed } from '../../domain/embeds.ts';
import { isOneOf, onRegulation } from '../../server/lists/latest.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const regulationOutlets = outlets(
	'regulation',
	get,
	(regulation) => regulation
)({
	card: regulationCard,
	embed: regulationEmbed,
	cite: citeRegulation,
	feed: {
		parts: ({ id, slug: regulation }) => [
			{ name: 'events', chosen: { regulation }, where: not(isOneOf(onRegulation(id))) },
			{ name: 'statements', where: onRegulation(id) },
			{ name: 'campaigns', chosen: { regulation } }
		],
		about: (title) => `Events and statements on ${title} that were published or changed.`,
		hasArticles: true
	}
});
