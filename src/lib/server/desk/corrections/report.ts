import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { budgetsOf, takeAll } from '../../auth/rate-limit.ts';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';
import { newId } from '../../write/index.ts';
import { pageAt } from './pages.ts';

/** Most reports per hour from one network, and per day from everybody while editors have not decided on them. */
export const hourlyReportLimit = 5;
export const dailyReportLimit = 500;

const dayMilliseconds = 24 * 60 * 60_000;

export interface Report {
	page: string;
	message: string;
	proof?: string;
	contact?: string;
}

export type ReportOutcome = 'taken' | 'no_page' | 'too_many' | 'too_full';

/**
 * A repeated report is stored once while it waits. The reader's address is not stored: a keyed hash of it counts their
 * reports for an hour.
 */
export async function submitReport(sent: Report, address: string): Promise<ReportOutcome> {
	const page = (await pageAt(sent.page))?.address;
	if (!page) return 'no_page';
	const { message, proof = null, contact = null } = sent;
	const isWaiting = eq(correction.state, 'waiting');
	const now = Date.now();
	return db.transaction(async (tx) => {
		// Simultaneous reports wait for this lock, so that each one is counted.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('report of a mistake', 0))`);
		const isSame = and(
			isWaiting,
			eq(correction.page, page),
			eq(correction.message, message),
			sql`${correction.proof} is not distinct from ${proof}`,
			sql`${correction.contact} is not distinct from ${contact}`
		);
		if (await tx.$count(correction, isSame)) return 'taken';
		const isRecent = and(isWaiting, gt(correction.createdAt, new Date(now - dayMilliseconds)));
		if ((await tx.$count(correction, isRecent)) >= dailyReportLimit) return 'too_full';
		if (!(await takeAll(budgetsOf('report', address, hourlyReportLimit), tx))) return 'too_many';
		await tx
			.insert(correction)
			.values({ id: newId(), page, message, proof, contact, createdAt: new Date(now) });
		return 'taken';
	});
}

const retentionDays = 30;

/** Deletes readers' contact details some time after the decision, when they have been answered. */
export async function purgeContacts(): Promise<void> {
	const decidedBefore = new Date(Date.now() - retentionDays * dayMilliseconds);
	await db
		.update(correction)
		.set({ contact: null })
		.where(and(isNotNull(correction.contact), lt(correction.decidedAt, decidedBefore)));
}
