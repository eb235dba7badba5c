import { and, sql } from 'drizzle-orm';
import { reportsOf, sameFrom } from '../../domain/reports/groups.ts';
import * as t from '../db/schema.ts';
import { idArray, isAmong } from '../derived/ids.ts';
import { reportPrintings, takeTurn } from '../derived/index.ts';
import { newId } from '../write/ids.ts';
import type { Session } from '../write/types.ts';
import { compare } from './compare.ts';

/** Takes the lock of derived tables, so call it last in the transaction. */
export async function groupArticle(session: Session, id: string, text: string): Promise<void> {
	await takeTurn(session);
	const compared = await compare(session, id, text);
	if (compared.length) await regroup(session, compared);
}

export async function regroup(session: Session, ids: string[]): Promise<void> {
	const around = await connectedArticles(session, ids);
	const before = new Map(
		(
			await session.select().from(t.articleReport).where(isAmong(t.articleReport.articleId, around))
		).map(({ articleId, report }) => [articleId, report])
	);
	const pairs = await session
		.select()
		.from(t.reportPair)
		.where(and(isAmong(t.reportPair.one, around), isAmong(t.reportPair.other, around)));
	const after = nameGroups(reportsOf(pairs), before);
	const gone = around.filter((id) => before.has(id) && !after.has(id));
	if (gone.length)
		await session.delete(t.articleReport).where(isAmong(t.articleReport.articleId, gone));
	const other = [...after].filter(([id, report]) => before.get(id) !== report);
	reportPrintings(session, [...gone, ...other.map(([id]) => id)]);
	if (other.length)
		await session
			.insert(t.articleReport)
			.values(other.map(([articleId, report]) => ({ articleId, report })))
			.onConflictDoUpdate({
				target: t.articleReport.articleId,
				set: { report: sql`excluded.report` }
			});
}

/** Includes those that shared a report with them until now. */
async function connectedArticles(session: Session, ids: string[]): Promise<string[]> {
	const links = sql`decision = 'same' or (decision is null and shared >= ${sameFrom})`;
	const rows = await session.select({ id: sql<string>`id` }).from(
		sql`(with recursive near(id) as (
				select unnest(${idArray(ids)})
				union
				select each.id from near cross join lateral (
					select other from report_pair where one = near.id and (${links})
					union all select one from report_pair where other = near.id and (${links})
					union all select beside.article_id from article_report own
						join article_report beside on beside.report = own.report
						where own.article_id = near.id
				) each(id)
			) select id from near) near`
	);
	return rows.map(({ id }) => id);
}

/** A group keeps the id that most of its articles had, unless a larger group took it. */
function nameGroups(groups: string[][], before: Map<string, string>): Map<string, string> {
	const usedIds = new Set<string>();
	const reports = new Map<string, string>();
	for (const group of groups.toSorted((a, b) => b.length - a.length)) {
		const had = new Map<string, number>();
		for (const id of group) {
			const report = before.get(id);
			if (report && !usedIds.has(report)) had.set(report, (had.get(report) ?? 0) + 1);
		}
		const [most] = [...had].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
		const report = most?.[0] ?? newId();
		usedIds.add(report);
		for (const id of group) reports.set(id, report);
	}
	return reports;
}
