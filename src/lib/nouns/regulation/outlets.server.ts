import { not } from 'drizzle-orm';
import { regulationCard } from '../../domain/cards/regulation.ts';
import { citeRegulation } from '../../domain/cite/items.ts';
import { regulationEmbed } from '../../domain/embeds.ts';
import { isOneOf, onRegulation } from '../../server/lists/latest.ts';
import { countryName } from '../../domain/places.ts';
import { instruments, statuses } from '../../domain/vocabulary.ts';
import { summary } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { regulations } from './json.server.ts';

export const regulationOutlets = outlets(
	'regulation',
	get,
	(regulation) => regulation
)({
	card: regulationCard,
	embed: regulationEmbed,
	json: regulations,
	summary: (row) =>
		summary(row, {
			title: row.title,
			text: row.summary ?? '',
			facts: [
				`${instruments[row.instrument]}, ${countryName(row.jurisdiction)}, ${row.issuing_body}`,
				`Status: ${statuses[row.status]}`,
				row.clocks.in_words
			],
			tags: row.topics.map(({ name }) => name)
		}),
	titled: null,
	cite: citeRegulation,
	feed: {
		parts: ({ id, slug: regulation }) => [
			{ name: 'events', chosen: { regulation }, where: not(isOneOf(onRegulation(id))) },
			{ name: 'statements', where: onRegulation(id) }
		],
		about: (title) => `Events and statements on ${title} that were published or changed.`,
		hasArticles: true
	}
});
