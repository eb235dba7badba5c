import { and, asc, eq, type SQL } from 'drizzle-orm';
import { withoutErasedAddresses } from '../../domain/erasures.ts';
import type { Source } from '../../domain/record.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { db } from '../../server/db/index.ts';
import { jsonOf, jsonRows } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';

const { id, slug, url, outlet, headline, headlineBasis, author } = t.article;
const { sourceType, section, lang, published, archiveUrl } = t.article;

export const articleColumns = {
	id,
	slug,
	url,
	outlet,
	headline,
	headlineBasis,
	author,
	sourceType,
	section,
	lang,
	published,
	archiveUrl
};

const columns = Object.fromEntries(keysOf(articleColumns).map((name) => [name, true])) as Record<
	keyof typeof articleColumns,
	true
>;

/** `state` decides whether readers see the article. */
export const citedArticle = { columns: { ...columns, state: true } } as const;

/** Citations with their articles, in the order in which they were entered. */
export const citationQuery = {
	columns: {},
	orderBy: asc(t.citation.id),
	with: { article: citedArticle }
} as const;

/** The same for other queries, as JSON. */
export const citationsWhere = (where: SQL) =>
	jsonRows(
		db
			.select({ article: jsonOf({ ...articleColumns, state: t.article.state }) })
			.from(t.citation)
			.innerJoin(t.article, and(eq(t.article.id, t.citation.articleId), where))
			.orderBy(asc(t.citation.id))
	);

export const citedRelation = { columns: { kind: true }, with: { article: citedArticle } } as const;

type CitedArticle = Source & { state: string };

/**
 * The published sources of one page. An article cited many times is the same object each time, so it is sent to the
 * browser once.
 */
export class Sources {
	readonly #known = new Map<string, Source>();

	of(article: CitedArticle): Source {
		const known = this.#known.get(article.id);
		if (known) return known;
		const { state: _, ...source } = withoutErasedAddresses(article);
		this.#known.set(source.id, source);
		return source;
	}

	all(citations: { article: CitedArticle | null }[]): Source[] {
		return citations.flatMap(({ article }) =>
			article?.state === 'published' ? this.of(article) : []
		);
	}
}
