import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../db/away.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { checkTallies } from '../db/test-tallies.ts';
import { isLongUnderWay, saveWithin, together } from './index.ts';

checkTallies();

/** Has the database cut off what it is asked, as what takes too long, for so many times. */
function cutOff(times: number) {
	let tries = 0;
	const written = together(async (session) => {
		await saveWithin(session, 'topic', { name: 'Privacy' }, { author: 'asma', reason: 'Added' });
		if (++tries <= times)
			await session.execute(
				sql`do $$ begin raise exception 'too long' using errcode = 'query_canceled'; end $$`
			);
		return { tries, mayTakeLong: isLongUnderWay() };
	});
	return { written, tries: () => tries };
}

describe('writes that take too long', () => {
	it('are begun anew, once and with more time', async () => {
		const { written } = cutOff(1);
		expect(await written).toEqual({ tries: 2, mayTakeLong: true });
		expect(isLongUnderWay()).toBe(false);
		expect(await db.$count(t.topic)).toBe(1);
	});

	it('are given up where they take too long even so, and leave nothing', async () => {
		const { written, tries } = cutOff(2);
		await expect(written).rejects.toSatisfy(isDatabaseAway);
		expect(tries()).toBe(2);
		expect(isLongUnderWay()).toBe(false);
		expect(await db.$count(t.topic)).toBe(0);
	});
});
