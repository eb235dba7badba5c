import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { among, prepared } from '../db/prepared.ts';

const { articleId, report } = t.articleReport;
const ofArticle = eq(articleId, t.article.id);

/** How many of the articles that meet a condition print again what another of them does. */
export async function repeatsAmong(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`(count(*) - count(distinct ${report}))::int` })
		.from(t.article)
		.innerJoin(t.articleReport, ofArticle)
		.where(where);
	return row?.repeats ?? 0;
}

const reportsById = prepared((db) =>
	db.select().from(t.articleReport).where(among(articleId, 'ids')).prepare('reports')
);

/** The reports of some articles that print one with others, by article. */
export async function reportsAmong(ids: string[]): Promise<Record<string, string>> {
	const rows = ids.length ? await reportsById().execute({ ids }) : [];
	return Object.fromEntries(rows.map((row) => [row.articleId, row.report]));
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
