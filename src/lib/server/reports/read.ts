import { and, asc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import * as count from '../../domain/reports/count.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';
import { articlePrinting } from '../derived/tables.ts';
import type { Join } from '../lists/list.ts';

/** Only articles that share a report have one. */
export const joinedReport: Join = [articlePrinting, eq(articlePrinting.articleId, t.article.id)];

/** An article alone is its own report. Comparing bytes is several times as fast as comparing words. */
export const distinctReports = sql<number>`
	(count(*) - count(${articlePrinting.report}) + count(distinct ${articlePrinting.report} collate "C"))::int`;

export function firstOfReport(where: SQL | undefined) {
	const again = db
		.select({
			id: t.article.id,
			place: sql<number>`row_number() over (
				partition by ${articlePrinting.report}
				order by ${t.article.sourceType} = 'repost', ${t.article.publishedEarliest} nulls last, ${t.article.id})`.as(
				'place'
			)
		})
		.from(t.article)
		.innerJoin(articlePrinting, eq(articlePrinting.articleId, t.article.id))
		.where(where)
		.as('again');
	return notInArray(
		t.article.id,
		db
			.select({ id: again.id })
			.from(again)
			.where(sql`${again.place} > 1`)
	);
}

export async function countRepeats(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`count(*)::int - ${distinctReports}` })
		.from(t.article)
		.leftJoin(...joinedReport)
		.where(where);
	return row?.repeats ?? 0;
}

export async function reportIdsOf(ids: string[]): Promise<Record<string, string>> {
	const { articleId, report } = articlePrinting;
	const rows = ids.length
		? await db.select({ articleId, report }).from(articlePrinting).where(isAmong(articleId, ids))
		: [];
	return Object.fromEntries(rows.map(({ articleId, report }) => [articleId, report]));
}

export async function countDistinctReports(articles: { id: string }[]): Promise<number> {
	const among = articles.length > 1 ? await reportIdsOf(articles.map(({ id }) => id)) : {};
	return count.countReports(articles, among);
}

/** The report of an article in a query of articles; null if the article is its own. */
export const sharedReport = sql<string | null>`(
	select printing.report from ${articlePrinting} printing where printing.article_id = ${t.article.id})`.as(
	'report'
);

export function otherPrintings(id: string): Promise<Source[]> {
	const own = db
		.select({ report: articlePrinting.report })
		.from(articlePrinting)
		.where(eq(articlePrinting.articleId, id));
	return db
		.select(articleColumns)
		.from(t.article)
		.innerJoin(articlePrinting, eq(articlePrinting.articleId, t.article.id))
		.where(and(eq(articlePrinting.report, own), ne(t.article.id, id), isPublished(t.article.state)))
		.orderBy(sql`${t.article.publishedLatest} asc nulls last`, asc(t.article.id));
}
