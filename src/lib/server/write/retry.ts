import { sql } from 'drizzle-orm';
import { isStatementTimeout } from '../db/connection-errors.ts';
import { db, type Transaction, withLongTimeout } from '../db/index.ts';

const mostMilliseconds = 30_000;
/** Each has a session of its own, and the server not many. */
const mostAtOnce = 5;

const long = new Set<Promise<unknown>>();

/**
 * A transaction that is begun anew, in a session of its own, where it takes longer than a page's may: to withdraw a law
 * of which thousands of statements speak, each of them is entered in the search anew. Whoever has to wait for
 * such a one is begun anew as well, and waits.
 */
export async function patiently<T>(work: (session: Transaction) => Promise<T>): Promise<T> {
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
		if (isSettled || !isStatementTimeout(error) || long.size >= mostAtOnce) throw error;
		const writing = withLongTimeout(work, mostMilliseconds);
		long.add(writing);
		return await writing.finally(() => long.delete(writing));
	}
}

/** Whether something is written that takes longer than an answer may, and may hold up what others write. */
export const isLongUnderWay = () => long.size > 0;

/** Settled once no such writing is under way of those that are now. */
export const longDone = () => Promise.allSettled(long);
