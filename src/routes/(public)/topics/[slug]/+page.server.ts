import { publishedOrRedirect } from '$lib/server/redirects';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import { topicOutlets } from '$lib/nouns/topic/outlets.server';
import * as topics from '$lib/nouns/topic/queries.server';
import type { PageServerLoad } from './$types';

const mostRegulations = 30;

export const load: PageServerLoad = async (event) => {
	const { slug } = event.params;
	const [found, first] = await Promise.all([
		topics.get(slug),
		regulations.latestOfTopic(slug, mostRegulations)
	]);
	const unknown = 'No topic of this name is on record; /topics names all of them.';
	const topic = await publishedOrRedirect('topic', event, found, unknown);
	return {
		topic,
		regulations: first,
		corrections: await corrections.newestForItem('topic', topic.id),
		snippets: embeds.snippets(topicOutlets.embed(topic))
	};
};
