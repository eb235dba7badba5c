import { citeCorrected } from '$lib/domain/cite/citation';
import { citeArticle } from '$lib/domain/cite/items';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as articles from '$lib/nouns/article/queries.server';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const unknown = 'No article with this address is on record.';
	const found = await articles.get(event.params.slug);
	const article = await publishedOrRedirect('article', event, found, unknown);
	const { rows } = await corrections.newestForItem('article', article.id);
	const citation = citeCorrected(citeArticle(article, citations.reading()), rows[0]);
	return citations.file(citation, event);
};
