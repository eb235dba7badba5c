import { sql } from 'drizzle-orm';
import { isDeadlock, isStatementTimeout } from '../db/connection-errors.ts';
import { db, withLongTimeout } from '../db/index.ts';
import { joinedTransaction, savepoint } from '../db/joined.ts';
import { refresh } from '../derived/index.ts';
import { withWorker } from '../worker/outputs.ts';
import { refusalFrom } from './refusal-messages.ts';
import type { Session } from './types.ts';

type Work<T> = (session: Session) => Promise<T>;

/**
 * Runs writes as one transaction and refreshes the derived tables. It may run the work again: after a timeout
 * (`withRetry`, or as `begin` does), once if it and an erasure, which locks all tables, waited for each other, and if it
 * needs the worker (`withWorker`). Within `asOne` it joins that transaction.
 * @throws Refused if a constraint of the database is violated
 */
export async function inTransaction<T>(
	work: Work<T>,
	begin: (work: Work<T>) => Promise<T> = withRetry
): Promise<T> {
	const outer = joinedTransaction.getStore();
	try {
		if (outer) return await savepoint(outer, work);
		const run = () =>
			withWorker((prepare) =>
				begin(async (session) => {
					prepare(session);
					const result = await work(session);
					await refresh(session);
					return result;
				})
			);
		return await run().catch((error: unknown) => {
			if (isDeadlock(error)) return run();
			throw error;
		});
	} catch (error) {
		throw refusalFrom(error) ?? error;
	}
}

const rollback = new Error('The work is undone.');

/**
 * Runs work with several transactions as one. All its queries join the transaction, including those through `db`, so that
 * later steps see earlier writes.
 * @param isUndone decides by the answer of the work whether everything is rolled back; it is if that has `errors`
 */
export async function asOne<T extends object>(
	work: () => Promise<T>,
	isUndone: (answer: T) => boolean = (answer) => 'errors' in answer
): Promise<T> {
	let answer: T | undefined;
	try {
		return await inTransaction((session) =>
			joinedTransaction.run(session, async () => {
				answer = await work();
				if (isUndone(answer)) throw rollback;
				return answer;
			})
		);
	} catch (error) {
		if (error === rollback && answer) return answer;
		throw error;
	}
}

const retryMilliseconds = 30_000;
/** Each retry needs a connection of its own, and the server has few. */
const mostRetries = 5;

const retries = new Set<Promise<unknown>>();

/**
 * Retries a transaction with a longer timeout, in its own session, if it exceeds the timeout of pages. For example,
 * withdrawing a law indexes its thousands of statements again. Transactions that wait for such a one are retried as well.
 */
async function withRetry<T>(work: Work<T>): Promise<T> {
	let isSettled = false;
	try {
		return await db.transaction(async (session) => {
			const result = await work(session);
			// Deferred constraints take long, so they are checked here and not during the commit.
			await session.execute(sql`set constraints all immediate`);
			isSettled = true;
			return result;
		});
	} catch (error) {
		// After a timeout during the commit nobody knows whether it succeeded.
		if (isSettled || !isStatementTimeout(error) || retries.size >= mostRetries) throw error;
		const retry = withLongTimeout(work, retryMilliseconds);
		retries.add(retry);
		return await retry.finally(() => retries.delete(retry));
	}
}

/** Whether a long transaction is running, which may block other writes. */
export const isRetrying = () => retries.size > 0;

/** Waits for the retries that are running now. */
export const retriesDone = () => Promise.allSettled(retries);
