import { articleCard } from '../../domain/cards/article.ts';
import { citeArticle } from '../../domain/cite/items.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { sourceTitle } from '../../domain/record.ts';
import { sourceTypes } from '../../domain/vocabulary.ts';
import { cited, dateOf, namesFact, titles } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { articles } from './json.server.ts';

export const articleOutlets = outlets(
	'article',
	get,
	(article) => article
)({
	card: articleCard,
	embed: (article) => itemEmbed('article', sourceTitle(article), article.slug),
	json: articles,
	summary: (row) => ({
		title: row.headline ?? cited(row).words,
		text: row.summary ?? '',
		lang: row.headline ? row.lang : 'en',
		quotations: [],
		facts: [
			`${sourceTypes[row.source_type]}, ${row.outlet}, ${dateOf(row.published)}`,
			...namesFact('Laws', titles(row.regulations))
		],
		sources: [cited(row)],
		tags: [...titles(row.regulations), ...row.topics.map(({ name }) => name)],
		original: row.original_url ?? undefined
	}),
	titled: null,
	cite: citeArticle,
	feed: null
});
