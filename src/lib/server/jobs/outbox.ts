import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { seal, unseal } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { outbox } from './tables.ts';

export type Row = typeof outbox.$inferSelect;

/** A way by which what stands in the outbox leaves. */
export interface Carrier {
	/** Writes what is sent, at the first try, so that each further one sends the same; undefined: nothing is to be sent. */
	write(session: Database, row: Row): Promise<string | undefined>;
	/** @throws Undeliverable where no further try would help */
	carry(row: Row, content: string): Promise<void>;
	/** How long to wait after each try that failed, in seconds; after the last of them it is given up. */
	waits: readonly number[];
	/** Whether what was sent is kept readable for a day, as nothing else brings it to its reader. */
	keeps?(): boolean;
}

/** No further try would help. */
export class Undeliverable extends Error {}

const keptHours = 24;
const atOnce = 10;
/** Longer than any carrier takes. A process that is gone holds what it took no longer. */
const heldMinutes = 2;

const carriers = new Map<'mail' | 'webhook', Carrier>();

export const registerCarrier = (by: 'mail' | 'webhook', carrier: Carrier) =>
	void carriers.set(by, carrier);

const carrierOf = (row: Row) => carriers.get(row.webhookId ? 'webhook' : 'mail')!;

let delivering: Promise<void> | undefined;

/** Sends what is due. What is cut short is sent again, under the same name. */
export function deliver(): Promise<void> {
	return (delivering ??= deliverAll().finally(() => (delivering = undefined)));
}

async function deliverAll() {
	for (;;) {
		const rows = await claim();
		await Promise.all(rows.map((row) => deliverOne(row).catch((error) => failed(row, error))));
		if (rows.length < atOnce) return;
	}
}

/** Takes what is due so that no other process takes it too, unless this one is gone for a while. */
async function claim(): Promise<Row[]> {
	const now = new Date();
	const held = new Date(now.getTime() + heldMinutes * 60_000);
	const waits = [...carriers.values()].flatMap(({ waits }) => [...waits]);
	const longest = new Date(now.getTime() + (Math.max(...waits) + 60) * 1000);
	const due = db
		.select({ id: outbox.id })
		.from(outbox)
		.where(
			and(
				...[isNull(outbox.sentAt), isNull(outbox.deadAt)],
				// Further off than any wait of ours: the clock was put back meanwhile.
				or(lte(outbox.nextTryAt, now), gt(outbox.nextTryAt, longest)),
				or(isNull(outbox.heldUntil), lte(outbox.heldUntil, now), gt(outbox.heldUntil, held))
			)
		)
		.orderBy(outbox.nextTryAt, outbox.id)
		.limit(atOnce)
		.for('update', { skipLocked: true });
	return db
		.update(outbox)
		.set({ tries: sql`${outbox.tries} + 1`, heldUntil: held })
		.where(inArray(outbox.id, due))
		.returning();
}

/** Gives back what a process took that is gone; for one that knows itself to be the only one. */
export async function releaseHeld(): Promise<void> {
	await db.update(outbox).set({ heldUntil: null }).where(isNull(outbox.sentAt));
}

async function deliverOne(row: Row) {
	const carrier = carrierOf(row);
	const content = await contentOf(row, carrier);
	if (content === undefined) return void (await db.delete(outbox).where(eq(outbox.id, row.id)));
	await carrier.carry(row, content);
	await db
		.update(outbox)
		.set({
			...{ sentAt: new Date(), heldUntil: null, failure: null },
			...(!carrier.keeps?.() && { sealed: null })
		})
		.where(eq(outbox.id, row.id));
}

async function failed(row: Row, error: Error) {
	const wait = error instanceof Undeliverable ? undefined : carrierOf(row).waits[row.tries - 1];
	const now = Date.now();
	await db
		.update(outbox)
		.set({
			...{ failure: error.message.slice(0, 500), heldUntil: null },
			...(wait === undefined
				? { deadAt: new Date(now) }
				: { nextTryAt: new Date(now + wait * 1000) })
		})
		.where(eq(outbox.id, row.id));
}

async function contentOf(row: Row, carrier: Carrier): Promise<string | undefined> {
	if (row.sealed) return unseal(row.sealed);
	return db.transaction(async (tx) => {
		const content = await carrier.write(tx, row);
		if (content !== undefined)
			await tx
				.update(outbox)
				.set({ sealed: seal(content) })
				.where(eq(outbox.id, row.id));
		return content;
	});
}

/** Forgets what was sent or given up a day ago. */
export async function purgeOutbox(): Promise<void> {
	const before = new Date(Date.now() - keptHours * 3_600_000);
	await db.delete(outbox).where(or(lt(outbox.sentAt, before), lt(outbox.deadAt, before)));
}
