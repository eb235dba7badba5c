import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { millisecondsADay } from '../../../domain/dates/format.ts';
import { attachCopy } from '../../copies/keep.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import type { Session } from '../../write/index.ts';

export async function copiesWaitingFor(articleIds: string[]) {
	if (!articleIds.length) return [];
	return db
		.select({
			id: t.capture.copyId,
			accountId: t.capture.accountId,
			by: t.account.name,
			way: t.copy.way,
			url: t.copy.url
		})
		.from(t.capture)
		.innerJoin(t.copy, eq(t.copy.id, t.capture.copyId))
		.innerJoin(t.account, eq(t.account.id, t.capture.accountId))
		.where(and(inArray(t.capture.articleId, articleIds), isNull(t.copy.articleId)))
		.orderBy(t.capture.createdAt);
}

export async function takeCopies(session: Session, ids: string[]): Promise<void> {
	const { copyId, articleId } = t.capture;
	const waiting = await session
		.select({ copyId, articleId })
		.from(t.capture)
		.innerJoin(t.copy, eq(t.copy.id, copyId))
		.where(and(inArray(copyId, ids), isNotNull(articleId), isNull(t.copy.articleId)))
		.orderBy(copyId);
	for (const { copyId, articleId } of waiting) await attachCopy(session, copyId, articleId!);
}

const retentionDays = 7;

/** Deletes old captured pages from which no statement was made. Copies of watched pages have no capture and stay. */
export async function purgeCaptures(): Promise<void> {
	const createdBefore = new Date(Date.now() - retentionDays * millisecondsADay).toISOString();
	await db.execute(sql`delete from ${t.copy} using ${t.capture}
		where ${t.capture.copyId} = ${t.copy.id} and ${t.copy.articleId} is null
		and not exists (select from ${t.capturedQuotation}
			where ${t.capturedQuotation.copyId} = ${t.copy.id} and ${t.capturedQuotation.state} = 'taken')
		and ${t.capture.createdAt} < ${createdBefore}::timestamptz`);
}
