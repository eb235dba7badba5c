import { and, asc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import * as count from '../../domain/reports/count.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';

// Drizzle leaves the names of tables out where a query has one alone: here they are needed.

/** The report that an article prints, with others or alone. */
export const printed = sql<string>`coalesce(
	(select report from article_printing where article_id = article.id), article.id)`;

/** Articles that may print a report with others: all others are one of their own. */
const mayShare = sql`article.id in (select article_id from article_printing)`;

/** Of the articles that meet a condition, all but those that print again what an earlier one of them does. */
export const firstOfReport = (where: SQL | undefined) =>
	notInArray(
		t.article.id,
		db
			.select({ id: sql`again.id` })
			.from(
				sql`(${db
					.select({
						id: sql`${t.article.id}`.as('id'),
						place: sql`row_number() over (
							partition by ${printed}
							order by ${t.article.sourceType} = 'repost', ${t.article.publishedEarliest} nulls last, ${t.article.id})`.as(
							'place'
						)
					})
					.from(t.article)
					.where(and(where, mayShare))}) again`
			)
			.where(sql`again.place > 1`)
	);

/** How many of the articles that meet a condition print again what another of them does. */
export async function repeatsAmong(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`(count(*) - count(distinct ${printed}))::int` })
		.from(t.article)
		.where(and(where, mayShare));
	return row?.repeats ?? 0;
}

/** The reports of some articles that print one with others, by article. */
export async function reportsAmong(ids: string[]): Promise<Record<string, string>> {
	const rows = ids.length
		? await db
				.select({ id: t.article.id, report: printed })
				.from(t.article)
				.where(and(isAmong(t.article.id, ids), mayShare))
		: [];
	return Object.fromEntries(rows.map(({ id, report }) => [id, report]));
}

/** How many reports some articles make. */
export async function countReports(articles: { id: string }[]): Promise<number> {
	const among = await reportsAmong(articles.map(({ id }) => id));
	return count.countReports(articles, among);
}

/** The other published articles that print the same report, the earliest first. */
export async function alsoPrinting(id: string): Promise<Source[]> {
	const own = db.select({ report: printed }).from(t.article).where(eq(t.article.id, id));
	return db
		.select(articleColumns)
		.from(t.article)
		.where(
			and(
				mayShare,
				sql`${printed} = (${own})`,
				ne(t.article.id, id),
				eq(t.article.state, 'published')
			)
		)
		.orderBy(sql`${t.article.publishedLatest} asc nulls last`, asc(t.article.id));
}
