import { not } from 'drizzle-orm';
import { topicCard } from '../../domain/cards/topic.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { isOneOf, onRegulationsOfTopic } from '../../server/lists/latest.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { topics } from './json.server.ts';

export const topicOutlets = outlets(
	'topic',
	get,
	(topic) => topic
)({
	card: topicCard,
	embed: ({ slug, name }) => itemEmbed('topic', name, slug),
	json: topics,
	summary: null,
	titled: null,
	cite: null,
	feed: {
		parts: ({ id, slug: topic }) => [
			{ name: 'regulations', chosen: { topic } },
			{ name: 'events', chosen: { topic }, where: not(isOneOf(onRegulationsOfTopic(id))) },
			{ name: 'statements', where: onRegulationsOfTopic(id) }
		],
		about: (name) => `Laws, events and statements on ${name} that were published or changed.`,
		hasArticles: true
	}
});
