import { and, type Column, desc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { type Decision, sameFrom } from '../../domain/reports/groups.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { account } from '../auth/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';
import { paged, pageOf } from '../lists/list.ts';

export interface ComparedPair {
	one: Source;
	other: Source;
	shared: number | null;
}

const pair = t.reportPair;

const reportOf = (id: Column) => sql`(select report from article_report where article_id = ${id})`;

const isAsked = and(
	isNull(pair.decision),
	lt(pair.shared, sameFrom),
	sql`${reportOf(pair.one)} = ${reportOf(pair.other)} is not true`,
	...[pair.one, pair.other].map(
		(id) => sql`exists (select from article where article.id = ${id} and state <> 'withdrawn')`
	)
);

/** The largest shared part comes first. */
export async function listAsked(wanted: number) {
	const all = db
		.select(pairColumns)
		.from(pair)
		.where(isAsked)
		.orderBy(desc(pair.shared), pair.one, pair.other);
	const { rows, ...at } = await paged(all, countAsked(), wanted);
	return { rows: await withSources(rows), ...at };
}

const pairColumns = { one: pair.one, other: pair.other, shared: pair.shared };

export const countAsked = () => db.$count(pair, isAsked);

/** The most printed come first. */
export async function listReports(wanted: number) {
	const { report, articleId } = t.articleReport;
	const [counted] = await db
		.select({ total: sql<number>`count(distinct ${report})::int` })
		.from(t.articleReport);
	const total = counted?.total ?? 0;
	const { limit, offset, ...at } = pageOf(total, wanted);
	const page = db
		.select({ report, size: sql<number>`count(*)`.as('size') })
		.from(t.articleReport)
		.groupBy(report)
		.orderBy(desc(sql`count(*)`), report)
		.limit(limit)
		.offset(offset)
		.as('shown');
	const rows = await db
		.select({ report, article: articleColumns })
		.from(t.articleReport)
		.innerJoin(page, eq(page.report, report))
		.innerJoin(t.article, and(eq(t.article.id, articleId), ne(t.article.state, 'withdrawn')))
		.orderBy(desc(page.size), report, sql`${t.article.publishedLatest} nulls last`, articleId);
	const articles = (id: string) =>
		rows.flatMap(({ report, article }) => (report === id ? article : []));
	const ids = [...new Set(rows.map(({ report }) => report))];
	return { rows: ids.map((id) => ({ id, articles: articles(id) })), total, ...at };
}

const mostDecided = 30;

export async function listDecided() {
	const rows = await db
		.select({ ...pairColumns, decision: pair.decision, at: pair.decidedAt, by: account.name })
		.from(pair)
		.leftJoin(account, eq(account.id, pair.decidedBy))
		.where(isNotNull(pair.decision))
		.orderBy(desc(pair.decidedAt), pair.one, pair.other)
		.limit(mostDecided);
	return (await withSources(rows)) as (ComparedPair & {
		decision: Decision;
		at: Date;
		by: string | null;
	})[];
}

async function withSources<Row extends { one: string; other: string }>(rows: Row[]) {
	const ids = rows.flatMap(({ one, other }) => [one, other]);
	const articles = await db
		.select(articleColumns)
		.from(t.article)
		.where(isAmong(t.article.id, ids));
	const known = new Map(articles.map((article) => [article.id, article]));
	return rows.flatMap((row) => {
		const [one, other] = [known.get(row.one), known.get(row.other)];
		return one && other ? [{ ...row, one, other }] : [];
	});
}
