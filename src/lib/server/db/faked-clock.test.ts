import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { db } from './index.ts';

afterEach(() => void vi.useRealTimers());

/** The time by the database's clock. */
async function now(): Promise<Date> {
	const [row] = await db
		.select({
			at: sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
		})
		.from(sql`(values (1)) one`);
	return new Date(row!.at);
}

describe('a clock that a test fakes', () => {
	it.each([-40, 40])(
		'does not reach the database, whose timers would overflow: %i days away',
		async (days) => {
			const real = new Date();
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * millisecondsADay });
			const passed = Math.abs((await now()).getTime() - real.getTime());
			expect(passed).toBeLessThan(millisecondsADay);
			expect(Math.abs(Date.now() - real.getTime())).toBeGreaterThan(39 * millisecondsADay);
		}
	);
});
