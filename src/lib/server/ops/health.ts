import { sql } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { db } from '../db/index.ts';

const deadlineMilliseconds = 2_000;

/** Whether the database answers in time; a server that hangs counts as away. */
export async function databaseAnswers(): Promise<boolean> {
	return (await withinDeadline(() => db.execute(sql`select 1`))) !== undefined;
}

/** What the database answers; undefined where it does not, or not in time. */
export async function withinDeadline<T>(ask: () => Promise<T>): Promise<T | undefined> {
	const deadline = new AbortController();
	const late = after(deadlineMilliseconds, undefined, { signal: deadline.signal });
	try {
		return await Promise.race([ask(), late]);
	} catch {
		return undefined;
	} finally {
		late.catch(() => {});
		deadline.abort();
	}
}
