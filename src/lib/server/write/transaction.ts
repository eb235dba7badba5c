import { sql } from 'drizzle-orm';
import { isStatementTimeout } from '../db/connection-errors.ts';
import { db, withLongTimeout } from '../db/index.ts';
import { joined, savepoint } from '../db/joined.ts';
import { refresh } from '../derived/index.ts';
import { withWorker } from '../worker/outputs.ts';
import { refusalOf } from './refusal-messages.ts';
import type { Session } from './types.ts';

type Work<T> = (session: Session) => Promise<T>;

/**
 * Runs writes that hold together or not at all, and refreshes what is derived from them; again where they take long
 * (`withRetry`), or as `begin` runs them, and again where they need the worker (`withWorker`). Within `asOne` they belong
 * to its transaction.
 * @throws Refused, too, where a rule of the database refuses them
 */
export async function inTransaction<T>(
	work: Work<T>,
	begin: (work: Work<T>) => Promise<T> = withRetry
): Promise<T> {
	const whole = joined.getStore();
	try {
		if (whole) return await savepoint(whole, work);
		return await withWorker((prepare) =>
			begin(async (session) => {
				prepare(session);
				const done = await work(session);
				await refresh(session);
				return done;
			})
		);
	} catch (error) {
		throw refusalOf(error) ?? error;
	}
}

const undone = new Error('The work was refused and is undone.');

/**
 * Runs work that makes several transactions as one. Every query of the work belongs to it, by `db` too, so that what was
 * written first is known to what comes after. Do nothing else meanwhile that must last.
 * @returns the answer of the work; if it has `errors`, nothing of the work is left
 */
export async function asOne<T extends object>(work: () => Promise<T>): Promise<T> {
	let answer: T | undefined;
	try {
		return await inTransaction((session) =>
			joined.run(session, async () => {
				answer = await work();
				if ('errors' in answer) throw undone;
				return answer;
			})
		);
	} catch (error) {
		if (error === undone && answer) return answer;
		throw error;
	}
}

const mostMilliseconds = 30_000;
/** Each has a session of its own, and the server not many. */
const mostAtOnce = 5;

const retries = new Set<Promise<unknown>>();

/**
 * A transaction that is tried again, in a session of its own and with a longer timeout, where it takes longer than a
 * page's may: to withdraw a law of which thousands of statements speak, each of them is entered in the search anew.
 * Whoever has to wait for such a one is tried again as well, and waits.
 */
async function withRetry<T>(work: Work<T>): Promise<T> {
	let isSettled = false;
	try {
		return await db.transaction(async (session) => {
			const done = await work(session);
			// What the end of a transaction does besides, so that all that may take long comes before it is made to last.
			await session.execute(sql`set constraints all immediate`);
			isSettled = true;
			return done;
		});
	} catch (error) {
		// Of one that was cut off at its very end, nobody knows whether it lasts.
		if (isSettled || !isStatementTimeout(error) || retries.size >= mostAtOnce) throw error;
		const retry = withLongTimeout(work, mostMilliseconds);
		retries.add(retry);
		return await retry.finally(() => retries.delete(retry));
	}
}

/** Whether something is written that takes longer than an answer may, and may hold up what others write. */
export const isRetrying = () => retries.size > 0;

/** Settled once no such writing is under way of those that are now. */
export const retriesDone = () => Promise.allSettled(retries);
