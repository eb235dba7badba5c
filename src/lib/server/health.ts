import { sql } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { db } from './db/index.ts';

const deadlineMilliseconds = 2_000;

/** Whether the database answers in time; a server that hangs counts as away. */
export async function databaseAnswers(): Promise<boolean> {
	const deadline = new AbortController();
	const late = after(deadlineMilliseconds, false, { signal: deadline.signal });
	try {
		return await Promise.race([db.execute(sql`select 1`).then(() => true), late]);
	} catch {
		return false;
	} finally {
		late.catch(() => {});
		deadline.abort();
	}
}
