import { asc } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import * as t from '../../server/db/schema.ts';

// The articles that a claim rests on, as pages show them.

export const citedArticle = {
	columns: {
		id: true,
		slug: true,
		url: true,
		outlet: true,
		headline: true,
		headlineBasis: true,
		author: true,
		sourceType: true,
		section: true,
		lang: true,
		published: true,
		archiveUrl: true,
		state: true
	}
} as const;

/** The columns of an article in a list; as those of a cited one, for a plain select. */
export const articleColumns = {
	id: t.article.id,
	slug: t.article.slug,
	url: t.article.url,
	outlet: t.article.outlet,
	headline: t.article.headline,
	headlineBasis: t.article.headlineBasis,
	author: t.article.author,
	sourceType: t.article.sourceType,
	section: t.article.section,
	lang: t.article.lang,
	published: t.article.published,
	archiveUrl: t.article.archiveUrl
};

/** What cites, with its articles as they were cited. */
export const cited = {
	columns: {},
	orderBy: asc(t.citation.id),
	with: { article: citedArticle }
} as const;

/** A relation of two laws, with the article that it cites for itself. */
export const citedRelation = { columns: { kind: true }, with: { article: citedArticle } } as const;

type CitedArticle = Source & { state: string };

/**
 * Sources for one page: an article cited many times is the same object each time, and so is sent to the browser
 * once. What is not published is left out.
 */
export class Sources {
	readonly #known = new Map<string, Source>();

	of(article: CitedArticle): Source {
		const known = this.#known.get(article.id);
		if (known) return known;
		const { state: _, ...source } = article;
		this.#known.set(source.id, source);
		return source;
	}

	all(citations: { article: CitedArticle | null }[]): Source[] {
		return citations.flatMap(({ article }) =>
			article?.state === 'published' ? this.of(article) : []
		);
	}
}
