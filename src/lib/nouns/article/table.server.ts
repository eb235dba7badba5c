import { sql } from 'drizzle-orm';
import {
	check,
	index,
	type ExtraConfigColumn,
	type PgColumn,
	pgEnum,
	pgTable,
	text
} from 'drizzle-orm/pg-core';
import { calendarDay, itemColumns, linkRules, refersTo } from '../columns.server.ts';
import { keysOf, headlineBases, sections, sourceTypes } from '../../domain/vocabulary.ts';
import { regulation } from '../regulation/table.server.ts';
import { topic } from '../topic/table.server.ts';

export const sourceType = pgEnum('source_type', keysOf(sourceTypes));

export const headlineBasis = pgEnum('headline_basis', keysOf(headlineBases));

export const section = pgEnum('section', keysOf(sections));

/** The order of lists of articles: undated ones come last. */
export const latestFirst = <Id extends ExtraConfigColumn | PgColumn>(
	t: Record<'publishedLatest' | 'publishedEarliest', Id | PgColumn> & { id: Id }
) =>
	[
		sql`coalesce(${t.publishedLatest}, '-infinity') desc`,
		sql`coalesce(${t.publishedEarliest}, '-infinity') desc`,
		t.id
	] as const;

export const article = pgTable(
	'article',
	{
		...itemColumns(),
		slug: text('slug').notNull().unique(),
		url: text('url').unique(),
		/** Recognises the same page under other addresses; made by `addressKey` of `domain/address`. */
		addressKey: text('address_key'),
		archiveUrl: text('archive_url'),
		/** Null if nobody saw it. Only a `page` headline may be shown as the page's own. */
		headline: text('headline'),
		headlineBasis: headlineBasis('headline_basis').notNull().default('none'),
		outlet: text('outlet').notNull(),
		author: text('author'),
		printedSection: text('printed_section'),
		section: section('section').notNull(),
		sourceType: sourceType('source_type').notNull(),
		lang: text('lang').notNull().default('en'),
		published: text('published'),
		publishedEarliest: calendarDay('published_earliest'),
		publishedLatest: calendarDay('published_latest'),
		summary: text('summary')
	},
	(t) => [
		check('article_url_http', sql`${t.url} ~ '^https?://'`),
		check('article_archive_url_http', sql`${t.archiveUrl} ~ '^https?://'`),
		check('article_published_has_url', sql`${t.state} <> 'published' or ${t.url} is not null`),
		check(
			'article_headline_has_basis',
			sql`(${t.headline} is null) = (${t.headlineBasis} = 'none')`
		),
		check(
			'article_published_date_whole',
			sql`num_nulls(${t.published}, ${t.publishedEarliest}, ${t.publishedLatest}) in (0, 3) and ${t.publishedEarliest} <= ${t.publishedLatest}`
		),
		index('article_address_key_index').on(t.addressKey),
		index('article_latest_index').on(...latestFirst(t)),
		index('article_oldest_index').on(
			sql`coalesce(${t.publishedLatest}, 'infinity')`,
			sql`coalesce(${t.publishedEarliest}, 'infinity')`,
			t.id
		),
		index('article_section_index').on(t.state, t.section, ...latestFirst(t)),
		index('article_section_neighbour_index').on(
			t.section,
			t.publishedLatest,
			t.publishedEarliest,
			t.id
		),
		index('article_updated_index').on(t.state, t.updatedAt),
		index('article_outlet_index').on(t.outlet),
		index('article_headline_index').using('hash', sql`fold(${t.headline})`)
	]
);

export const articleRegulation = pgTable(
	'article_regulation',
	{
		articleId: refersTo('article_id', () => article.id),
		regulationId: refersTo('regulation_id', () => regulation.id)
	},
	(t) => linkRules(t.articleId, t.regulationId)
);

export const articleTopic = pgTable(
	'article_topic',
	{
		articleId: refersTo('article_id', () => article.id),
		topicId: refersTo('topic_id', () => topic.id)
	},
	(t) => linkRules(t.articleId, t.topicId)
);
