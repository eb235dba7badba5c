import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { budgetsOf, takeAll } from '../../auth/rate-limit.ts';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';
import { newId } from '../../write/index.ts';
import { pageAt } from './pages.ts';

/** What one network may report in an hour, and all together in a day while editors have not caught up. */
export const hourlyLimit = 5;
export const dailyLimit = 500;

const day = 24 * 60 * 60_000;

export interface Report {
	page: string;
	message: string;
	proof?: string;
	contact?: string;
}

export type ReportOutcome = 'taken' | 'no_page' | 'too_many' | 'too_full';

/**
 * Puts a reader's report into the queue; the same one sent again while it waits is taken once. The reader's address
 * is not kept: a keyed hash of it counts their reports for an hour.
 */
export async function report(sent: Report, address: string): Promise<ReportOutcome> {
	const page = (await pageAt(sent.page))?.address;
	if (!page) return 'no_page';
	const { message, proof = null, contact = null } = sent;
	const isWaiting = eq(correction.state, 'waiting');
	const now = Date.now();
	return db.transaction(async (tx) => {
		// Held until the transaction ends: what comes at the same time takes its turn, so that each is counted.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('report of a mistake', 0))`);
		const isSame = and(
			isWaiting,
			eq(correction.page, page),
			eq(correction.message, message),
			sql`${correction.proof} is not distinct from ${proof}`,
			sql`${correction.contact} is not distinct from ${contact}`
		);
		if (await tx.$count(correction, isSame)) return 'taken';
		const isRecent = and(isWaiting, gt(correction.createdAt, new Date(now - day)));
		if ((await tx.$count(correction, isRecent)) >= dailyLimit) return 'too_full';
		if (!(await takeAll(budgetsOf('report', address, hourlyLimit), tx))) return 'too_many';
		await tx
			.insert(correction)
			.values({ id: newId(), page, message, proof, contact, createdAt: new Date(now) });
		return 'taken';
	});
}

const retentionDays = 30;

/** Forgets where readers wanted to be answered, once there was time to answer them. */
export async function purgeContacts(): Promise<void> {
	const before = new Date(Date.now() - retentionDays * day);
	await db
		.update(correction)
		.set({ contact: null })
		.where(and(isNotNull(correction.contact), lt(correction.decidedAt, before)));
}
