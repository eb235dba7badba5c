import { and, between, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { seal, unseal } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { outbox } from './tables.ts';
import { type CarrierName, noteTry } from './tries.ts';

export type Row = typeof outbox.$inferSelect;

export interface Carrier {
	/** Runs at the first attempt; retries send the same content. Return undefined to send nothing. */
	write(row: Row): Promise<string | undefined>;
	/** @throws Undeliverable, Unwanted or Unreachable; after any other error the row is retried */
	carry(row: Row, content: string): Promise<void>;
	/** Runs in the transaction that marks the row as sent. */
	onSent?(session: Database, row: Row): Promise<void>;
	/** After the last failed retry the row is given up. */
	retrySeconds: readonly number[];
	/** The share of a wait that chance may take off, so that rows that failed together are retried apart. */
	jitter?: number;
	/** Rows sent at once, 10 by default; each may be sent twice if the process is killed. */
	atOnce?(): number;
	/** Rows that a lane claims at once, 1 by default. */
	batch?: number;
	/** Whether sent content stays readable for a day, because nothing else brings it to its reader. */
	keeps?(): boolean;
}

export class Undeliverable extends Error {}
/** The row is deleted. */
export class Unwanted extends Error {}
/** The other rows wait for the next round, seconds away. */
export class Unreachable extends Error {}

const keptHours = 24;
const keptDaysDead = 7;
/** If a process dies, its rows become free again after this time. */
const heldMinutes = 2;
export const longestTrySeconds = 60;
/** Nobody waits for news, so other letters go first. */
const bulkKind = 'news';

const carriers = new Map<CarrierName, Carrier>();

export const registerCarrier = (by: CarrierName, carrier: Carrier) =>
	void carriers.set(by, carrier);

export const carriedBy = (by: CarrierName) =>
	by === 'webhook' ? isNotNull(outbox.webhookId) : isNull(outbox.webhookId);

export const isWaiting = and(isNull(outbox.sentAt), isNull(outbox.deadAt));

/** Content stays after sending only if the letter went to the log. */
export const isLogged = and(isNotNull(outbox.sentAt), isNotNull(outbox.sealed));
export const isSent = and(isNotNull(outbox.sentAt), isNull(outbox.sealed));

/** By then the posting transaction is nearly always committed; if not, the timer finds the row. */
const commitMilliseconds = 200;
let timer: NodeJS.Timeout | undefined;
let onDue = () => {};

export const onPosted = (run: () => void) => void (onDue = run);

export function notePosted(): void {
	timer ??= setTimeout(() => {
		timer = undefined;
		onDue();
	}, commitMilliseconds).unref();
}

/** A row that is cut short is sent again under the same key. */
export async function deliver(
	stop?: AbortSignal,
	by: CarrierName[] = [...carriers.keys()]
): Promise<void> {
	await Promise.all(by.map((each) => deliverBy(each, carriers.get(each)!, stop)));
}

async function deliverBy(by: CarrierName, carrier: Carrier, stop?: AbortSignal) {
	let isReachable = true;
	const goesOn = () => isReachable && !stop?.aborted;
	const take = () => claim(by, carrier.batch ?? 1);

	async function lane(rows: Row[]) {
		while (rows.length) {
			for (const [sent, row] of rows.entries()) {
				if (!goesOn() || !isHeldFor(row, longestTrySeconds)) {
					await giveBack(rows.slice(sent));
					break;
				}
				isReachable = (await deliverOne(by, carrier, row)) && isReachable;
			}
			rows = goesOn() ? await take() : [];
		}
	}

	const first = await take();
	if (!first.length) return;
	const others = Array.from({ length: (carrier.atOnce?.() ?? 10) - 1 }, async () =>
		lane(await take())
	);
	await Promise.all([lane(first), ...others]);
}

async function claim(by: CarrierName, batch: number): Promise<Row[]> {
	const now = new Date();
	const held = new Date(now.getTime() + heldMinutes * 60_000);
	/** Clocks of two machines differ by less than a minute. */
	const farOff = new Date(held.getTime() + 60_000);
	const longest = new Date(
		now.getTime() + (Math.max(...carriers.get(by)!.retrySeconds) + 60) * 1000
	);
	// As a CTE it is evaluated once; a subquery of the update may run again and find other rows.
	const due = db.$with('due').as(
		db
			.select({ id: outbox.id })
			.from(outbox)
			.where(
				and(
					...[isWaiting, carriedBy(by)],
					// A time beyond our longest wait means that the clock was put back.
					or(lte(outbox.nextTryAt, now), gt(outbox.nextTryAt, longest)),
					or(isNull(outbox.heldUntil), lte(outbox.heldUntil, now), gt(outbox.heldUntil, farOff))
				)
			)
			.orderBy(sql`${outbox.kind} = ${bulkKind}`, outbox.nextTryAt, outbox.id)
			.limit(batch)
			.for('update', { skipLocked: true })
	);
	const rows = await db
		.with(due)
		.update(outbox)
		.set({ heldUntil: held })
		.where(inArray(outbox.id, sql`(select id from ${due})`))
		.returning();
	return rows.sort(
		(one, other) =>
			Number(one.kind === bulkKind) - Number(other.kind === bulkKind) ||
			one.nextTryAt.getTime() - other.nextTryAt.getTime() ||
			one.id - other.id
	);
}

const isHeldFor = ({ heldUntil }: Row, seconds: number) =>
	heldUntil!.getTime() > Date.now() + seconds * 1000;

function giveBack(rows: Row[]) {
	const ids = rows.map(({ id }) => id);
	return db.update(outbox).set({ heldUntil: null }).where(inArray(outbox.id, ids));
}

/** Call it only if no other process is running. */
export async function releaseHeld(): Promise<void> {
	await db.update(outbox).set({ heldUntil: null }).where(isNotNull(outbox.heldUntil));
}

async function deliverOne(by: CarrierName, carrier: Carrier, row: Row): Promise<boolean> {
	try {
		const content = await contentOf(row, carrier);
		await carrier.carry(row, content);
	} catch (error) {
		if (error instanceof Unwanted) {
			await db.delete(outbox).where(eq(outbox.id, row.id));
			return true;
		}
		const isReachable = !(error instanceof Unreachable);
		noteTry(by, isReachable ? 'failed' : 'unreachable');
		await failed(row, carrier, error as Error);
		return isReachable;
	}
	// From here on the row counts as sent, even if a later step fails.
	await db.transaction(async (tx) => {
		await tx
			.update(outbox)
			.set({
				sentAt: new Date(),
				heldUntil: null,
				failure: null,
				...(!carrier.keeps?.() && { sealed: null })
			})
			.where(eq(outbox.id, row.id));
		await carrier.onSent?.(tx, row);
	});
	noteTry(by, 'sent');
	return true;
}

async function failed(row: Row, { retrySeconds, jitter = 0 }: Carrier, error: Error) {
	const wait = error instanceof Undeliverable ? undefined : retrySeconds[row.tries];
	const now = Date.now();
	await db
		.update(outbox)
		.set({
			tries: row.tries + 1,
			failure: error.message.slice(0, 500),
			heldUntil: null,
			...(wait === undefined
				? { deadAt: new Date(now) }
				: { nextTryAt: new Date(now + wait * 1000 * (1 - jitter * Math.random())) })
		})
		.where(and(eq(outbox.id, row.id), isNull(outbox.sentAt)));
}

async function contentOf(row: Row, carrier: Carrier): Promise<string> {
	if (row.sealed) {
		const content = unseal(row.sealed);
		if (content === undefined)
			throw new Undeliverable('What it says was sealed with another SECRET.');
		return content;
	}
	// Outside a transaction: PGlite has one session, so the writer's own queries would wait for the transaction.
	const content = await carrier.write(row);
	if (content === undefined) throw new Unwanted();
	await db
		.update(outbox)
		.set({ sealed: seal(content) })
		.where(eq(outbox.id, row.id));
	return content;
}

export async function resend(id: number): Promise<boolean> {
	return (await resendAll(id, id)) > 0;
}

/** Retries only rows up to the last that the administrator saw. */
export async function resendAll(last: number, first = 0): Promise<number> {
	const rows = await db
		.update(outbox)
		.set({ deadAt: null, tries: 0, nextTryAt: new Date() })
		.where(and(isNotNull(outbox.deadAt), between(outbox.id, first, last)))
		.returning({ id: outbox.id });
	notePosted();
	return rows.length;
}

export async function purgeOutbox(): Promise<void> {
	const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
	await db
		.delete(outbox)
		.where(or(lt(outbox.sentAt, before(keptHours)), lt(outbox.deadAt, before(24 * keptDaysDead))));
}
