import { eq } from 'drizzle-orm';
import { sectionTree } from '../../domain/sections.ts';
import { type Facet, facetOf } from '../../server/lists/facets.ts';
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
	topic: facetOf(t.topic, t.topic.name, t.articleTopic.topicId, {
		joins: [[t.articleTopic, eq(t.articleTopic.articleId, t.article.id)]]
	}),
	regulation: facetOf(t.regulation, t.regulation.title, t.articleRegulation.regulationId, {
		joins: [[t.articleRegulation, eq(t.articleRegulation.articleId, t.article.id)]],
		most
	}),
	year: { value: yearOf(t.article.publishedLatest), order: 'value' }
});
