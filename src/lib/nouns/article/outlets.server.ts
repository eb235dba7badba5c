import { articleCard } from '../../domain/cards/article.ts';
import { citeArticle } from '../../domain/cite/items.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { sourceTitle } from '../../domain/record.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const articleOutlets = outlets(
	'article',
	get,
	(article) => article
)({
	card: articleCard,
	embed: (article) => itemEmbed('article', sourceTitle(article), article.slug),
	cite: citeArticle,
	feed: null
});
