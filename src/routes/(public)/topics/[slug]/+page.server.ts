import { publishedOrRedirect } from '$lib/server/redirects';
import { readBelowItem } from '$lib/server/outlets/items';
import * as regulations from '$lib/nouns/regulation/queries.server';
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
	return { topic, regulations: first, ...(await readBelowItem('topics', topic)) };
};
