import { setTimeout as after } from 'node:timers/promises';

const deadlineMilliseconds = 2_000;

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
