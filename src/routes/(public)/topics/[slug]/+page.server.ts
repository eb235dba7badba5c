import { standing } from '$lib/server/addresses';
import * as articles from '$lib/server/articles';
import * as regulations from '$lib/server/regulations';
import * as topics from '$lib/server/topics';
import type { PageServerLoad } from './$types';

const latestArticles = 10;
const mostLaws = 30;

export const load: PageServerLoad = async (event) => {
	const found = await topics.get(event.params.slug);
	const unknown = 'No topic of this name is on record; /topics names all of them.';
	const topic = await standing('topic', event, found, unknown);
	const filters = { topic: topic.slug };
	const [laws, news] = await Promise.all([
		regulations.first(filters, mostLaws),
		articles.latest(filters, latestArticles)
	]);
	return { topic, laws, news };
};
