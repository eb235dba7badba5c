import { and, asc, eq, gt, isNull, lt, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import { isTransient } from '../db/connection-errors.ts';
import { db } from '../db/index.ts';
import { log, newLogId } from '../ops/log.ts';
import { traceOf } from '../ops/reasons.ts';
import * as t from '../db/schema.ts';
import { look } from './look.ts';
import { noteLook, type Watch } from './note.ts';
import { millisecondsADay } from '../../domain/dates/format.ts';

const { watch } = t;

/** Longer than a look can take. */
const holdMilliseconds = 5 * 60_000;
const atOnce = 3;
const lookDays = 60;

/** Looks at one page of a host at a time. */
export async function lookAround(stop?: AbortSignal): Promise<void> {
	const first = await claim();
	if (!first) return;
	const walk = async (taken?: Watch) => {
		if (taken) await lookAt(taken);
		while (!stop?.aborted) {
			const next = await claim();
			if (!next) return;
			await lookAt(next);
		}
	};
	await Promise.all([first, ...Array<undefined>(atOnce - 1)].map(walk));
}

async function lookAt(watched: Watch): Promise<void> {
	try {
		await noteLook(watched, await look(watched, { isOfJob: true }));
	} catch (error) {
		// The page is claimed again once this claim has ended.
		if (isTransient(error)) throw error;
		const fault = newLogId();
		log.error({ request: fault, watch: watched.id, ...traceOf(error) }, 'fault');
		const why = `Something went wrong on our side (fault ${fault}).`;
		await noteLook(watched, { sight: { kind: 'failed', why } });
	}
}

/** Skips hosts that any process is asking now. */
function claim(): Promise<Watch | undefined> {
	return db.transaction(async (session) => {
		await session.execute(sql`select pg_advisory_xact_lock(hashtextextended('watched pages', 0))`);
		const now = new Date();
		const busy = session.select({ host: watch.host }).from(watch).where(gt(watch.heldUntil, now));
		const [due] = await session
			.select({ id: watch.id })
			.from(watch)
			.innerJoin(t.regulation, eq(t.regulation.id, watch.regulationId))
			.where(
				and(
					isNull(watch.stoppedAt),
					lte(watch.nextLookAt, now),
					or(isNull(watch.heldUntil), lte(watch.heldUntil, now)),
					notInArray(watch.host, busy),
					ne(t.regulation.state, 'withdrawn')
				)
			)
			.orderBy(asc(watch.nextLookAt), asc(watch.id))
			.limit(1);
		if (!due) return undefined;
		const heldUntil = new Date(now.getTime() + holdMilliseconds);
		const [taken] = await session
			.update(watch)
			.set({ heldUntil })
			.where(eq(watch.id, due.id))
			.returning();
		return taken;
	});
}

export async function purgeLooks(): Promise<void> {
	const before = new Date(Date.now() - lookDays * millisecondsADay);
	await db.delete(t.watchLook).where(lt(t.watchLook.at, before));
}
