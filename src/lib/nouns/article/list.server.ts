import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import type { Source } from '../../domain/record.ts';
import { withinSection } from '../../domain/sections.ts';
import { articleCounts, sections } from '../../domain/vocabulary.ts';
import { onPublished } from '../cards.server.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { orderColumns, type Order } from '../../server/lists/cursor.ts';
import { leadsTo, where, yearOf } from '../../server/lists/list.ts';
import { type Asked, listing } from '../../server/lists/listing.ts';
import { firstOfReport, reportId } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';
import { isFoundByWords } from '../../server/lists/words.ts';
import { articleFacets, facetsOf } from './facets.server.ts';

export const sorts = { latest: 'Latest', oldest: 'Oldest' } as const;

export const filters = {
	/** Includes its parts. */
	section: oneOf(sections),
	/** The exact name on record. */
	outlet: query,
	topic: slug,
	regulation: slug,
	...articleFacets.filters,
	year,
	q: query,
	/** «reports» counts reports and shows only the first article of each. */
	count: oneOf(articleCounts),
	sort: oneOf(sorts)
};

export function order(sort: keyof typeof sorts = 'latest'): Order {
	// Undated articles come last in both directions.
	const undated = sort === 'latest' ? sql`'-infinity'` : sql`'infinity'`;
	return {
		by: [
			[sql`coalesce(${t.article.publishedLatest}, ${undated})`, 'date'],
			[sql`coalesce(${t.article.publishedEarliest}, ${undated})`, 'date']
		],
		direction: sort === 'latest' ? 'desc' : 'asc',
		unique: t.article.id
	};
}

type Chosen = Filters<typeof filters>;

const listed = listing(
	{
		table: t.article,
		conditionsOf,
		facetsOf,
		countedOf: ({ count }: Chosen) => (count === 'reports' ? reportId : undefined)
	},
	({ limit, offset }, chosen): Promise<Source[]> =>
		db
			.select(articleColumns)
			.from(t.article)
			.where(whereOf(chosen))
			.orderBy(...orderColumns(order(chosen.sort)))
			.limit(limit)
			.offset(offset)
);

export async function list(request: Asked<Chosen>) {
	const { facets, ...page } = await listed(request);
	const { pages = [], printed = [], ...choices } = facets;
	const repeats = (pages[0]?.count ?? 0) - (printed[0]?.count ?? 0);
	const articles = request.filters.count === 'reports' ? page.total + repeats : page.total;
	return { ...page, facets: choices, articles, reports: articles - repeats };
}

export function whereOf(chosen: Chosen, state: 'published' | 'withdrawn' = 'published') {
	const all = where({ ...conditionsOf(chosen), state: eq(t.article.state, state) });
	return chosen.count === 'reports' ? and(all, firstOfReport(all)) : all;
}

export function conditionsOf(chosen: Chosen) {
	return {
		state: eq(t.article.state, 'published'),
		section: chosen.section && inArray(t.article.section, withinSection(chosen.section)),
		outlet: chosen.outlet && eq(t.article.outlet, chosen.outlet),
		topic: chosen.topic && hasTopic(chosen.topic),
		regulation: chosen.regulation && isAbout(chosen.regulation),
		...articleFacets.conditionsOf(chosen),
		year: chosen.year && eq(yearOf(t.article.publishedLatest), chosen.year),
		q: chosen.q && isFoundByWords('article', t.article.id, chosen.q)
	} satisfies Record<string, SQL | '' | undefined>;
}

const hasTopic = (topic: string) =>
	leadsTo(
		t.articleTopic,
		eq(t.articleTopic.articleId, t.article.id),
		t.topic,
		and(onPublished(t.topic, t.articleTopic.topicId), eq(t.topic.slug, topic))
	);

const isAbout = (regulation: string) =>
	leadsTo(
		t.articleRegulation,
		eq(t.articleRegulation.articleId, t.article.id),
		t.regulation,
		and(
			onPublished(t.regulation, t.articleRegulation.regulationId),
			eq(t.regulation.slug, regulation)
		)
	);
