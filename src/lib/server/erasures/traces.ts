import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { mistakeReportedAt } from '../../domain/corrections.ts';
import { withheldWord } from '../../domain/erasures.ts';
import { hasSlug, nameOf, type Noun } from '../../domain/nouns.ts';
import { hasOwnTitle, titleWithOutlet } from '../../domain/record.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { isAmong } from '../derived/ids.ts';
import { changes } from '../desk/corrections/counts.ts';
import type { Reference } from '../write/types.ts';

// Other tables tell of an item too. Where its own words are too few to be looked for, only its id and addresses lead there.

interface Report {
	report: string;
	/** Its page, if it is that of the item. */
	ownPage: string | null;
}

/** Readers' reports about these items, which are found while their pages still have their addresses. */
export async function readersReports(session: Database, targets: Reference[]): Promise<Report[]> {
	const { id: report, page, noun: ofNoun, rowId } = t.correction;
	const path = sql`regexp_replace(${page}, '[?#].*', '')`;
	const found: Report[] = [];
	for (const { noun, id } of targets) {
		const slugs = hasSlug(noun)
			? sql`select slug from ${t[noun]} where id = ${id} union select slug from ${t.formerSlug} where noun = ${noun} and row_id = ${id} union`
			: sql``;
		const list = `/${nameOf[noun]}/`;
		const isOfPage = sql`exists (select from (${slugs} select ${id}) own(key)
			where ${path} = ${list} || key or starts_with(${path}, ${list} || key || '/'))`;
		const isOwn = and(eq(ofNoun, noun), eq(rowId, id));
		const ownPage = sql<string | null>`case when ${isOfPage} then ${page} end`;
		found.push(
			...(await session.select({ report, ownPage }).from(t.correction).where(or(isOwn, isOfPage)))
		);
	}
	return found;
}

export async function withholdReports(session: Database, reports: Report[]): Promise<void> {
	// The log does not name the report, and others may stand at a page that is not the item's own.
	const subjects = reports.flatMap(({ ownPage }) => (ownPage ? mistakeReportedAt(ownPage) : []));
	await session
		.update(t.activity)
		.set({ subject: withheldWord, detail: sql`${t.activity.detail} - 'before'` })
		.where(and(eq(t.activity.kind, 'review'), inArray(t.activity.subject, subjects)));
	await session
		.update(t.correction)
		.set({
			message: sql`case when message is not null then ${withheldWord} end`,
			proof: null,
			contact: null,
			note: null,
			page: '/',
			answer: sql`case when answer is not null then ${withheldWord} end`
		})
		.where(
			inArray(
				t.correction.id,
				reports.map(({ report }) => report)
			)
		);
}

/** Items whose JSON shows the answer of one of these corrections. */
export async function itemsCorrectedBy(session: Database, ids: string[]): Promise<Reference[]> {
	return session
		.selectDistinct({ noun: sql<Noun>`noun`, id: sql<string>`row_id` })
		.from(changes)
		.where(isAmong(sql`change.id`, ids));
}

/** Deletes what is about an item alone, and withholds it in the log. */
export async function eraseTraces(session: Database, { noun, id }: Reference): Promise<void> {
	const { subject, detail, kind } = t.activity;
	await session
		.update(t.activity)
		.set({ subject: withheldWord, detail: { noun, id } })
		.where(sql`${detail} ->> 'noun' = ${noun} and ${detail} ->> 'id' = ${id}`);
	const isEntered = sql`(${t.csvRow.importId}, ${t.csvRow.number}) in
		(select import_id, number from ${t.importItem} where noun = ${noun} and row_id = ${id})`;
	const isOfNoun = sql`${t.csvRow.importId} in (select id from ${t.csvImport} where name = ${nameOf[noun]})`;
	await deleteRowsOfFiles(
		session,
		or(isEntered, and(isOfNoun, sql`${t.csvRow.item} ->> 'id' = ${id}`))
	);
	if (noun === 'statement')
		await session.delete(t.capturedQuotation).where(eq(t.capturedQuotation.statementId, id));
	if (noun !== 'article') return;
	await session.delete(t.copy).where(eq(t.copy.articleId, id));
	const versions = await session
		.select({ snapshot: t.revision.snapshot })
		.from(t.revision)
		.where(and(eq(t.revision.noun, noun), eq(t.revision.rowId, id)));
	const titles = versions
		.map(({ snapshot }) => snapshot as Item<'article'>)
		.filter(hasOwnTitle)
		.map(titleWithOutlet);
	const isAboutReports = inArray(kind, ['report_joined', 'report_parted']);
	await session
		.update(t.activity)
		.set({ subject: withheldWord })
		.where(and(isAboutReports, inArray(subject, titles)));
	await session
		.update(t.activity)
		.set({ detail: { beside: withheldWord } })
		.where(and(isAboutReports, inArray(sql`${detail} ->> 'beside'`, titles)));
}

/** Nobody is to enter the rest of a file without seeing that it lacks rows, so one that is not entered goes whole. */
export async function deleteRowsOfFiles(session: Database, isIts: SQL | undefined): Promise<void> {
	const files = session.select({ id: t.csvRow.importId }).from(t.csvRow).where(isIts);
	await session
		.delete(t.csvImport)
		.where(and(isNull(t.csvImport.finishedAt), inArray(t.csvImport.id, files)));
	await session.delete(t.csvRow).where(isIts);
}
