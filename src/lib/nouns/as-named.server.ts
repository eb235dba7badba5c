import { type Noun, pathOf } from '../domain/nouns.ts';
import {
	hasOwnTitle,
	type RegulationName,
	type Source,
	type StakeholderName
} from '../domain/record.ts';
import { origin } from '../server/settings.ts';

export const itemUrl = (noun: Noun, item: { id: string; slug?: string }) =>
	origin() + pathOf(noun, item);

const bySlug = (noun: Noun, slug: string) => itemUrl(noun, { id: '', slug });

/** The JSON in which an item names another one, by the noun of the other. */
export const nameJson = {
	article: (article: Source) => ({
		slug: article.slug,
		url: bySlug('article', article.slug),
		original_url: article.url,
		outlet: article.outlet,
		headline: hasOwnTitle(article) ? article.headline : null,
		published: article.published,
		source_type: article.sourceType,
		lang: article.lang
	}),
	regulation: ({ slug, title }: RegulationName) => ({
		slug,
		title,
		url: bySlug('regulation', slug)
	}),
	stakeholder: ({ slug, name, kind }: StakeholderName) => ({
		slug,
		name,
		kind,
		url: bySlug('stakeholder', slug)
	}),
	statement: (id: string) => ({ id, url: itemUrl('statement', { id }) }),
	topic: ({ slug, name }: { slug: string; name: string }) => ({
		slug,
		name,
		url: bySlug('topic', slug)
	})
};
