import { and, between, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { seal, unseal } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { outbox } from './tables.ts';
import { type By, noteTry } from './tries.ts';

export type Row = typeof outbox.$inferSelect;

/** A way by which what stands in the outbox leaves. */
export interface Carrier {
	/** Writes what is sent, at the first try, so that each further one sends the same; undefined: nothing is to be sent. */
	write(row: Row): Promise<string | undefined>;
	/** @throws Undeliverable, Unwanted or Unreachable, or another error where a later try may help */
	carry(row: Row, content: string): Promise<void>;
	/** What is to be kept of it, in the transaction that marks the row as sent. */
	carried?(session: Pick<Database, 'update'>, row: Row): Promise<void>;
	/** How long to wait after each try that failed, in seconds; after the last of them it is given up. */
	waits: readonly number[];
	/** By what part of itself a wait may be shorter, so that what failed together is not tried together again. */
	jitter?: number;
	/** How many are under way at once (10), each of which may go twice where the process is killed. */
	atOnce?(): number;
	/** How many are taken at once, to be sent one after another (1): more where each is quick. */
	batch?: number;
	/** Whether what was sent is kept readable for a day, as nothing else brings it to its reader. */
	keeps?(): boolean;
}

/** No further try would help. */
export class Undeliverable extends Error {}
/** Nobody wants it any more: the row goes. */
export class Unwanted extends Error {}
/** Nothing else gets through by this carrier now: the others wait for the next round, which is seconds away. */
export class Unreachable extends Error {}

const keptHours = 24;
/** What was given up waits so long for somebody who sends it again. */
const keptDaysDead = 7;
/** A process that is gone holds what it took no longer than this. */
const heldMinutes = 2;
/** No carrier takes longer for one row. */
export const longestTrySeconds = 60;
/** Nobody sits and waits for these, so that they come after all others. */
const inBulk = 'news';

const carriers = new Map<By, Carrier>();

export const registerCarrier = (by: By, carrier: Carrier) => void carriers.set(by, carrier);

/** The rows of a carrier. */
export const carriedBy = (by: By) =>
	by === 'webhook' ? isNotNull(outbox.webhookId) : isNull(outbox.webhookId);

/** What is neither sent nor given up. */
export const isWaiting = and(isNull(outbox.sentAt), isNull(outbox.deadAt));

/** A letter keeps its words after its turn where it went to the log (see `keeps`): nobody carried it. */
export const isLogged = and(isNotNull(outbox.sentAt), isNotNull(outbox.sealed));
export const isSent = and(isNotNull(outbox.sentAt), isNull(outbox.sealed));

/** By then the transaction that posted something is through, nearly always; the clock finds the rest. */
const soonMilliseconds = 200;
let soon: NodeJS.Timeout | undefined;
let look = () => {};

/** Names who looks for what is due, as soon as something was posted by this process. */
export const onPosted = (looks: () => void) => void (look = looks);

export function notePosted(): void {
	soon ??= setTimeout(() => {
		soon = undefined;
		look();
	}, soonMilliseconds).unref();
}

/** Sends what is due by these carriers, until it is told to stop. What is cut short is sent again, under the same name. */
export async function deliver(stop?: AbortSignal, by: By[] = [...carriers.keys()]): Promise<void> {
	await Promise.all(by.map((each) => deliverBy(each, carriers.get(each)!, stop)));
}

async function deliverBy(by: By, carrier: Carrier, stop?: AbortSignal) {
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

/** Takes what is due so that no other process takes it too, unless this one is gone for a while. */
async function claim(by: By, batch: number): Promise<Row[]> {
	const now = new Date();
	const held = new Date(now.getTime() + heldMinutes * 60_000);
	/** The clocks of two machines differ by less. */
	const farOff = new Date(held.getTime() + 60_000);
	const longest = new Date(now.getTime() + (Math.max(...carriers.get(by)!.waits) + 60) * 1000);
	// Worked out once: as a part of the update it might be again, and then finds other rows.
	const due = db.$with('due').as(
		db
			.select({ id: outbox.id })
			.from(outbox)
			.where(
				and(
					...[isWaiting, carriedBy(by)],
					// Further off than any wait of ours: the clock was put back meanwhile.
					or(lte(outbox.nextTryAt, now), gt(outbox.nextTryAt, longest)),
					or(isNull(outbox.heldUntil), lte(outbox.heldUntil, now), gt(outbox.heldUntil, farOff))
				)
			)
			.orderBy(sql`${outbox.kind} = ${inBulk}`, outbox.nextTryAt, outbox.id)
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
			Number(one.kind === inBulk) - Number(other.kind === inBulk) ||
			one.nextTryAt.getTime() - other.nextTryAt.getTime() ||
			one.id - other.id
	);
}

const isHeldFor = ({ heldUntil }: Row, seconds: number) =>
	heldUntil!.getTime() > Date.now() + seconds * 1000;

const giveBack = (rows: Row[]) =>
	db
		.update(outbox)
		.set({ heldUntil: null })
		.where(
			inArray(
				outbox.id,
				rows.map(({ id }) => id)
			)
		);

/** Gives back what a process took that is gone; for one that knows itself to be the only one. */
export async function releaseHeld(): Promise<void> {
	await db.update(outbox).set({ heldUntil: null }).where(isNotNull(outbox.heldUntil));
}

/** @returns whether the others have a chance */
async function deliverOne(by: By, carrier: Carrier, row: Row): Promise<boolean> {
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
	// From here on it is sent, whatever else fails.
	await db.transaction(async (tx) => {
		await tx
			.update(outbox)
			.set({
				...{ sentAt: new Date(), heldUntil: null, failure: null },
				...(!carrier.keeps?.() && { sealed: null })
			})
			.where(eq(outbox.id, row.id));
		await carrier.carried?.(tx, row);
	});
	noteTry(by, 'sent');
	return true;
}

async function failed(row: Row, { waits, jitter = 0 }: Carrier, error: Error) {
	const wait = error instanceof Undeliverable ? undefined : waits[row.tries];
	const now = Date.now();
	await db
		.update(outbox)
		.set({
			...{ tries: row.tries + 1, failure: error.message.slice(0, 500), heldUntil: null },
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
	// In no transaction: what is written reads the record by queries of its own, for which PGlite, with its one session,
	// would wait until the transaction is over.
	const content = await carrier.write(row);
	if (content === undefined) throw new Unwanted();
	await db
		.update(outbox)
		.set({ sealed: seal(content) })
		.where(eq(outbox.id, row.id));
	return content;
}

/** Has something sent that was given up. @returns whether it was */
export async function sendAgain(id: number): Promise<boolean> {
	return (await sendAllAgain(id, id)) > 0;
}

/** The same for all of them up to an id, so that nothing is sent that nobody saw. @returns how many */
export async function sendAllAgain(last: number, first = 0): Promise<number> {
	const rows = await db
		.update(outbox)
		.set({ deadAt: null, tries: 0, nextTryAt: new Date() })
		.where(and(isNotNull(outbox.deadAt), between(outbox.id, first, last)))
		.returning({ id: outbox.id });
	notePosted();
	return rows.length;
}

/** Forgets what was sent a day ago, and what was given up a week ago. */
export async function purgeOutbox(): Promise<void> {
	const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
	await db
		.delete(outbox)
		.where(or(lt(outbox.sentAt, before(keptHours)), lt(outbox.deadAt, before(24 * keptDaysDead))));
}
