import { articleEmbed } from '$lib/domain/embeds';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await articles.get(event.params.slug);
	const unknown = 'No article with this address is on record.';
	const article = await publishedOrRedirect('article', event, found, unknown);
	const since = await embeds.changes(event.url, embeds.items('article', article.slug));
	return { article, embed: articleEmbed(article), since };
};
