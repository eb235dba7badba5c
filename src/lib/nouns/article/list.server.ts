import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import type { Source } from '../../domain/record.ts';
import { withinSection } from '../../domain/sections.ts';
import { articleCounts, sections } from '../../domain/vocabulary.ts';
import { onPublished } from '../cards.server.ts';
import { articleColumns } from '../citation/sources.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { limitedTo } from '../../server/db/prepared.ts';
import { cachedByChange } from '../../server/lists/cached.ts';
import { orderColumns, type Order } from '../../server/lists/cursor.ts';
import { leadsTo, where, yearOf } from '../../server/lists/list.ts';
import { type Asked, listing } from '../../server/lists/listing.ts';
import { countRepeats, firstOfReport, joinedReport } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';
import { articlePrinting } from '../../server/derived/tables.ts';
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
		groupsOf: ({ count }: Chosen) =>
			count === 'reports' ? { join: joinedReport, id: articlePrinting.report } : undefined
	},
	({ limit, offset }, chosen): Promise<Source[]> =>
		db
			.select(articleColumns)
			.from(t.article)
			.where(whereOf(chosen))
			.orderBy(...orderColumns(order(chosen.sort)))
			.limit(limitedTo(limit))
			.offset(offset)
);

export async function list(request: Asked<Chosen>) {
	const [page, repeats] = await Promise.all([listed(request), repeatsIn(request.filters)]);
	const isOfReports = request.filters.count === 'reports';
	const articles = isOfReports ? page.total + repeats : page.total;
	return { ...page, articles, reports: articles - repeats };
}

const cached = cachedByChange<number>(['article']);

/**
 * How many articles of a list print a report that another one there prints too. They are kept until an article changes,
 * but not of a search, which also finds articles by names that do not count as a change of them.
 */
export function repeatsIn({ sort: _, count: __, ...chosen }: Chosen): Promise<number> {
	const read = () => countRepeats(where(conditionsOf(chosen)));
	return chosen.q ? read() : cached(JSON.stringify(chosen), read);
}

export function whereOf(chosen: Chosen, state: 'published' | 'withdrawn' = 'published') {
	const all = where({ ...conditionsOf(chosen), state: eq(t.article.state, state) });
	return chosen.count === 'reports' ? and(all, firstOfReport(all)) : all;
}

export function conditionsOf(chosen: Chosen) {
	return {
		state: isPublished(t.article.state),
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
