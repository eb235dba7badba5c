import { and, exists, gt, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { db } from '../db/index.ts';
import { carriedBy, isLogged, isSent, isWaiting } from './outbox.ts';
import type { CarrierName } from './tries.ts';
import { change, outbox } from './tables.ts';
import { noLetterGetsThrough } from './tries.ts';

const carriers: CarrierName[] = ['mail', 'webhook'];
const longMinutes = 15;

export async function countDeliveries() {
	const now = new Date();
	const count = (condition: ReturnType<typeof and>) =>
		sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
	const rows = carriers.map(async (by) => {
		const [row] = await db
			.select({
				last: sql<Date | null>`max(${outbox.sentAt}) filter (where ${isSent})`.mapWith(
					outbox.sentAt
				),
				waiting: count(isWaiting),
				failing: count(and(isWaiting, gt(outbox.tries, 0))),
				dead: count(isNotNull(outbox.deadAt)),
				sent: count(isSent),
				logged: count(isLogged),
				newestDead: sql<
					number | null
				>`max(${outbox.id}) filter (where ${isNotNull(outbox.deadAt)})`,
				due: sql<Date | null>`min(${outbox.nextTryAt}) filter (where ${and(isWaiting, lte(outbox.nextTryAt, now))})`.mapWith(
					outbox.nextTryAt
				)
			})
			.from(outbox)
			.where(carriedBy(by));
		const { due, ...counts } = row!;
		return { by, ...counts, dueSeconds: due ? (now.getTime() - due.getTime()) / 1000 : 0 };
	});
	const [changes, ...counted] = await Promise.all([
		db.$count(change, isNull(change.spreadAt)),
		...rows
	]);
	return { carriers: counted, changes };
}

/** Reads a few rows of an index only. */
export async function isStalled(): Promise<boolean> {
	const before = new Date(Date.now() - longMinutes * 60_000);
	const some = (by: CarrierName, ...conditions: (SQL | undefined)[]) => {
		const rows = db.select({ id: outbox.id }).from(outbox);
		return exists(rows.where(and(carriedBy(by), ...conditions)));
	};
	const isFree = or(isNull(outbox.heldUntil), lt(outbox.heldUntil, new Date()));
	const stands = carriers.map((by) =>
		and(
			some(by, isWaiting, lt(outbox.nextTryAt, before), isFree),
			not(some(by, gt(outbox.sentAt, before)))
		)
	);
	const unspread = db
		.select({ id: change.id })
		.from(change)
		.where(and(isNull(change.spreadAt), lt(change.at, before)));
	const [row] = await db
		.select({
			stalled: sql<boolean>`${or(exists(unspread), ...stands)}`,
			letters: sql<boolean>`${some('mail', isWaiting)}`
		})
		.from(sql`(select 1) as one`);
	return row!.stalled || (row!.letters && noLetterGetsThrough());
}
