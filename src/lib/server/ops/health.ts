import { setTimeout as delay } from 'node:timers/promises';

const usualMilliseconds = 2_000;

/** @returns undefined if the query fails or takes too long */
export async function withinDeadline<T>(
	ask: () => Promise<T>,
	milliseconds = usualMilliseconds
): Promise<T | undefined> {
	const deadline = new AbortController();
	const late = delay(milliseconds, undefined, { signal: deadline.signal });
	try {
		return await Promise.race([ask(), late]);
	} catch {
		return undefined;
	} finally {
		late.catch(() => {});
		deadline.abort();
	}
}
