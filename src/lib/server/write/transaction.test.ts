import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isConnectionError } from '../db/connection-errors.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { isRetrying, saveWithin, inTransaction } from './index.ts';

checkDerived();

/** Makes the next queries fail with a statement timeout. */
function cutOff(times: number, name = 'Privacy', meanwhile = async () => {}) {
	let tries = 0;
	const written = inTransaction(async (session) => {
		await saveWithin(
			session,
			'topic',
			{ name, state: 'published' },
			{ author: 'asma', reason: 'Added', way: 'entry' }
		);
		if (++tries <= times)
			await session.execute(
				sql`do $$ begin raise exception 'too long' using errcode = 'query_canceled'; end $$`
			);
		await meanwhile();
		return { tries, mayTakeLong: isRetrying() };
	});
	return { written, tries: () => tries };
}

describe('writes that take too long', () => {
	it('are begun anew, once and with more time', async () => {
		const { written } = cutOff(1);
		expect(await written).toEqual({ tries: 2, mayTakeLong: true });
		expect(isRetrying()).toBe(false);
		expect(await db.$count(t.topic)).toBe(1);
	});

	it('are given up where they take too long even so, and leave nothing', async () => {
		const { written, tries } = cutOff(2);
		await expect(written).rejects.toSatisfy(isConnectionError);
		expect(tries()).toBe(2);
		expect(isRetrying()).toBe(false);
		expect(await db.$count(t.topic)).toBe(0);
	});

	it('are not begun anew where only the word that they last was lost', async () => {
		const transaction = db.transaction.bind(db);
		const line = vi.spyOn(db, 'transaction').mockImplementationOnce(async (...given) => {
			await transaction(...given);
			throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
		});
		onTestFinished(() => line.mockRestore());
		const { written, tries } = cutOff(0);
		await expect(written).rejects.toSatisfy(isConnectionError);
		expect(tries()).toBe(1);
		expect(await db.$count(t.topic)).toBe(1);
	});

	it('are begun anew five at once, and one more is given up', async () => {
		let refused = 0;
		const untilRefused = () => expect.poll(() => refused).toBe(1);
		const all = Array.from({ length: 6 }, (_, index) => cutOff(1, `Topic ${index}`, untilRefused));
		const outcomes = await Promise.allSettled(
			all.map(({ written }) => written.catch((error) => (refused++, Promise.reject(error))))
		);
		const given = outcomes.filter(({ status }) => status === 'rejected');
		expect(given).toEqual([{ status: 'rejected', reason: expect.toSatisfy(isConnectionError) }]);
		expect(all.map(({ tries }) => tries()).sort()).toEqual([1, 2, 2, 2, 2, 2]);
		expect(await db.$count(t.topic)).toBe(5);
	});
});
