import { and, asc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import * as count from '../../domain/reports/count.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';

// Drizzle omits table names in queries of one table, but these subqueries need them.

/** An article alone is its own report. */
export const reportId = sql<string>`coalesce(
	(select report from article_printing where article_id = article.id), article.id)`;

const mayShare = sql`article.id in (select article_id from article_printing)`;

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
							partition by ${reportId}
							order by ${t.article.sourceType} = 'repost', ${t.article.publishedEarliest} nulls last, ${t.article.id})`.as(
							'place'
						)
					})
					.from(t.article)
					.where(and(where, mayShare))}) again`
			)
			.where(sql`again.place > 1`)
	);

export async function countRepeats(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`(count(*) - count(distinct ${reportId}))::int` })
		.from(t.article)
		.where(and(where, mayShare));
	return row?.repeats ?? 0;
}

/** Only articles that share a report have one. */
export async function reportIdsOf(ids: string[]): Promise<Record<string, string>> {
	const rows = ids.length
		? await db
				.select({ id: t.article.id, report: reportId })
				.from(t.article)
				.where(and(isAmong(t.article.id, ids), mayShare))
		: [];
	return Object.fromEntries(rows.map(({ id, report }) => [id, report]));
}

export async function countDistinctReports(articles: { id: string }[]): Promise<number> {
	const among = articles.length > 1 ? await reportIdsOf(articles.map(({ id }) => id)) : {};
	return count.countReports(articles, among);
}

export async function otherPrintings(id: string): Promise<Source[]> {
	const own = db.select({ report: reportId }).from(t.article).where(eq(t.article.id, id));
	return db
		.select(articleColumns)
		.from(t.article)
		.where(
			and(
				mayShare,
				sql`${reportId} = (${own})`,
				ne(t.article.id, id),
				eq(t.article.state, 'published')
			)
		)
		.orderBy(sql`${t.article.publishedLatest} asc nulls last`, asc(t.article.id));
}
