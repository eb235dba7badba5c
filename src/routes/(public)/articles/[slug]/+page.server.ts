import { publishedOrRedirect } from '$lib/server/redirects';
import { readBelowItem } from '$lib/server/outlets/items';
import * as articles from '$lib/nouns/article/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await articles.get(event.params.slug);
	const article = await publishedOrRedirect('article', event, found);
	return { article, ...(await readBelowItem('articles', article)) };
};
