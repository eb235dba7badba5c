import { and, asc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import * as count from '../../domain/reports/count.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';

const { articleId, report } = t.articleReport;
const ofArticle = eq(articleId, t.article.id);

/** The report that an article prints, with others or alone. */
export const printed = sql`coalesce((
	select ${report} from ${t.articleReport} where ${articleId} = ${t.article.id}), ${t.article.id})`;

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
							partition by ${report}
							order by ${t.article.publishedEarliest} nulls last, ${t.article.id})`.as('place')
					})
					.from(t.article)
					.innerJoin(t.articleReport, ofArticle)
					.where(where)}) again`
			)
			.where(sql`again.place > 1`)
	);

/** How many of the articles that meet a condition print again what another of them does. */
export async function repeatsAmong(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`(count(*) - count(distinct ${report}))::int` })
		.from(t.article)
		.innerJoin(t.articleReport, ofArticle)
		.where(where);
	return row?.repeats ?? 0;
}

/** The reports of some articles that print one with others, by article. */
export async function reportsAmong(ids: string[]): Promise<Record<string, string>> {
	const rows = ids.length
		? await db.select().from(t.articleReport).where(isAmong(articleId, ids))
		: [];
	return Object.fromEntries(rows.map((row) => [row.articleId, row.report]));
}

/** How many reports some articles make. */
export async function countReports(articles: { id: string }[]): Promise<number> {
	const among = await reportsAmong(articles.map(({ id }) => id));
	return count.countReports(articles, among);
}

/** The other published articles that print the same report, the earliest first. */
export async function alsoPrinting(id: string): Promise<Source[]> {
	const own = db.select({ report }).from(t.articleReport).where(eq(articleId, id));
	return db
		.select(articleColumns)
		.from(t.articleReport)
		.innerJoin(t.article, ofArticle)
		.where(and(sql`${report} = (${own})`, ne(articleId, id), eq(t.article.state, 'published')))
		.orderBy(sql`${t.article.publishedLatest} asc nulls last`, asc(t.article.id));
}
