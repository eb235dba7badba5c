import { asc, eq } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { isTransient } from '../../db/connection-errors.ts';
import { db } from '../../db/index.ts';
import { log, newLogId } from '../../ops/log.ts';
import { traceOf } from '../../ops/reasons.ts';
import { enterNext } from './enter.ts';
import { archive } from './tables.ts';

/** How much longer everybody else has the embedded database, and readers their pages from the cache. */
const longer = 4;
const longestPause = 2_000;

let running: Promise<void> | undefined;

/**
 * Enters the posts of every archive that is under way, one after the other, until none is left or `stop` is aborted. What a
 * process did not finish, the next one does.
 */
export function runArchives(stop?: AbortSignal): Promise<void> {
	return (running ??= runUntilDone(stop).finally(() => (running = undefined)));
}

async function runUntilDone(stop?: AbortSignal) {
	for (;;) {
		const [first] = await db
			.select({ id: archive.id })
			.from(archive)
			.where(eq(archive.state, 'entering'))
			.orderBy(asc(archive.createdAt))
			.limit(1);
		if (!first) return;
		let rest = Promise.resolve();
		for (;;) {
			if (stop?.aborted) return;
			const waited = await step(first.id, rest);
			if (waited === undefined) break;
			const pause = Math.min(longer * waited, longestPause);
			rest = after(pause, undefined, { signal: stop }).catch(() => {});
		}
	}
}

async function step(id: string, rest: Promise<void>): Promise<number | undefined> {
	try {
		return await enterNext(id, { rest });
	} catch (error) {
		// Nothing was lost: it goes on when the database is back.
		if (isTransient(error)) throw error;
		const fault = newLogId();
		log.error({ request: fault, archive: id, ...traceOf(error) }, 'fault');
		const failure = `Something went wrong on our side (fault ${fault}). What entered before stays; it can go on from there.`;
		await db.update(archive).set({ state: 'read', failure }).where(eq(archive.id, id));
		return undefined;
	}
}
