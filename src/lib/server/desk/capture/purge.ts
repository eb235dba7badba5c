import { sql } from 'drizzle-orm';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { millisecondsADay } from '../../../domain/dates/format.ts';

const days = 7;

/** Forgets captured pages of which nothing was made. Copies of watched pages belong to nobody's capture. */
export async function purgeCaptures(): Promise<void> {
	const long = new Date(Date.now() - days * millisecondsADay).toISOString();
	await db.execute(sql`delete from ${t.copy} using ${t.capture}
		where ${t.capture.copyId} = ${t.copy.id} and ${t.copy.articleId} is null
		and not exists (select from ${t.capturedQuotation}
			where ${t.capturedQuotation.copyId} = ${t.copy.id} and ${t.capturedQuotation.state} = 'taken')
		and ${t.capture.createdAt} < ${long}::timestamptz`);
}
