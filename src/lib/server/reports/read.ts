import { and, asc, eq, inArray, isNotNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { pgView, text } from 'drizzle-orm/pg-core';
import * as count from '../../domain/reports/count.ts';
import type { Source } from '../../domain/record.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';
import type { Join } from '../lists/list.ts';

const view = (name: string) =>
	pgView(name, {
		articleId: text('article_id').notNull(),
		report: text('report').notNull()
	}).existing();

// `drizzle/rules/reports.sql` defines these views. The planner reads few rows of the first where their ids are given.
const articlePrinting = view('article_printing');
const sharedReport = view('shared_report');

/** For a left join; `reportId` then is the report of an article. An article alone is its own report. */
export const joinedReport: Join = [sharedReport, eq(sharedReport.articleId, t.article.id)];
export const reportId = sql<string>`coalesce(${sharedReport.report}, ${t.article.id})`;

/** Comparing bytes is several times as fast as comparing words. */
export const countReports = sql<number>`count(distinct ${reportId} collate "C")::int`;

export function firstOfReport(where: SQL | undefined) {
	const shared = db.$with('shared').as(db.select().from(sharedReport));
	const report = sql`coalesce(${shared.report}, ${t.article.id})`;
	const original = db.select({ id: shared.report }).from(shared);
	const again = db
		.select({
			id: t.article.id,
			place: sql<number>`row_number() over (
				partition by ${report}
				order by ${t.article.sourceType} = 'repost', ${t.article.publishedEarliest} nulls last, ${t.article.id})`.as(
				'place'
			)
		})
		.from(t.article)
		.leftJoin(shared, eq(shared.articleId, t.article.id))
		.where(and(where, or(isNotNull(shared.report), inArray(t.article.id, original))))
		.as('again');
	return notInArray(
		t.article.id,
		db
			.with(shared)
			.select({ id: again.id })
			.from(again)
			.where(sql`${again.place} > 1`)
	);
}

export async function countRepeats(where: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ repeats: sql<number>`count(*)::int - ${countReports}` })
		.from(t.article)
		.leftJoin(...joinedReport)
		.where(where);
	return row?.repeats ?? 0;
}

/** Only articles that share a report have one. */
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

export async function otherPrintings(id: string): Promise<Source[]> {
	const { [id]: report } = await reportIdsOf([id]);
	if (!report) return [];
	const compared = sql`(select article_id from article_report where report = ${report})`;
	// A declared copy has the headline of an article of its report, or of another copy.
	const possible = sql`(
		select again.id from article own join article again on fold(again.headline) = fold(own.headline)
		where own.id in (${id}, ${report}) or own.id in ${compared}
		union select * from ${compared} compared)`;
	return db
		.select(articleColumns)
		.from(t.article)
		.where(
			and(
				inArray(t.article.id, possible),
				sql`(select report from article_printing where article_id = ${t.article}.id) = ${report}`,
				ne(t.article.id, id),
				eq(t.article.state, 'published')
			)
		)
		.orderBy(sql`${t.article.publishedLatest} asc nulls last`, asc(t.article.id));
}
