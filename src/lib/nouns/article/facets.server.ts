import { eq } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { sectionTree } from '../../domain/sections.ts';
import type { Facet } from '../../server/lists/facets.ts';
import { yearOf } from '../../server/lists/list.ts';
import { facetsIn } from '../derive/facets.server.ts';
import { article } from './fields.ts';
import * as t from '../../server/db/schema.ts';

export const articleFacets = facetsIn(article, t.article);

const most = 40;

export const facetsOf = (): Record<string, Facet> => ({
	section: { value: t.article.section, arrange: sectionTree },
	outlet: { value: t.article.outlet, most },
	...articleFacets.facets,
	topic: {
		value: t.topic.slug,
		label: t.topic.name,
		joins: [
			[t.articleTopic, eq(t.articleTopic.articleId, t.article.id)],
			[t.topic, onPublished(t.topic, t.articleTopic.topicId)]
		]
	},
	regulation: {
		value: t.regulation.slug,
		label: t.regulation.title,
		joins: [
			[t.articleRegulation, eq(t.articleRegulation.articleId, t.article.id)],
			[t.regulation, onPublished(t.regulation, t.articleRegulation.regulationId)]
		],
		most
	},
	year: { value: yearOf(t.article.publishedLatest), order: 'value' }
});
