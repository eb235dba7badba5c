import { asc } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import * as t from '../../server/db/schema.ts';

// The articles that a claim rests on, as pages show them.

const { id, slug, url, outlet, headline, headlineBasis, author } = t.article;
const { sourceType, section, lang, published, archiveUrl } = t.article;

/** The columns of an article in a list. */
export const articleColumns = {
	...{ id, slug, url, outlet, headline, headlineBasis, author },
	...{ sourceType, section, lang, published, archiveUrl }
};

const areRead = Object.fromEntries(keysOf(articleColumns).map((name) => [name, true])) as Record<
	keyof typeof articleColumns,
	true
>;

/** The same of one that is cited, and whether readers see it, for relational queries. */
export const citedArticle = { columns: { ...areRead, state: true } } as const;

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
