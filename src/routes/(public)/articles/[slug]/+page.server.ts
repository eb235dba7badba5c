import { citeCorrected } from '$lib/domain/cite/citation';
import { citeArticle } from '$lib/domain/cite/items';
import { articleEmbed } from '$lib/domain/embeds';
import { publishedOrRedirect } from '$lib/server/redirects';
import { timesOf } from '$lib/server/cards';
import * as articles from '$lib/nouns/article/queries.server';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await articles.get(event.params.slug);
	const article = await publishedOrRedirect('article', event, found);
	const corrected = await corrections.newestForItem('article', article.id);
	const cited = citeCorrected(citeArticle(article, citations.reading()), corrected.rows[0]);
	return {
		...{ article, corrections: corrected },
		times: await timesOf('article', article.id),
		citation: await citations.written(cited),
		snippets: embeds.snippets(articleEmbed(article))
	};
};
