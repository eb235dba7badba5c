import { afterEach, describe, expect, it, vi } from 'vitest';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { budgetsOf, giveBackTry, purgeTries, takeTry } from './rate-limit.ts';

afterEach(() => vi.useRealTimers());

const take = (count: number) =>
	Promise.all(Array.from({ length: count }, () => takeTry('account:asma@example.org', 20)));

describe('promise 2: tries', () => {
	it('are allowed twenty of a hundred and twenty at once', async () => {
		expect((await take(120)).filter(Boolean)).toHaveLength(20);
	});

	it('promise 28: come back when the hour is over, and are forgotten then', async () => {
		await take(21);
		vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ['Date'] });
		await purgeTries();
		expect(await db.$count(t.tries)).toBe(0);
		expect(await takeTry('account:asma@example.org', 20)).toBe(true);
	});

	it('are given back by one where the try was right', async () => {
		await take(20);
		await giveBackTry('account:asma@example.org');
		expect((await take(2)).filter(Boolean)).toHaveLength(1);
	});

	it('outlast a clock that is put back by a day', async () => {
		await take(20);
		vi.useFakeTimers({ now: Date.now() - 86_400_000, toFake: ['Date'] });
		expect(await takeTry('account:asma@example.org', 20)).toBe(true);
	});

	it('stand in the table without the address they are counted for', async () => {
		await take(1);
		expect(JSON.stringify(await db.select().from(t.tries))).not.toContain('asma');
	});

	it.each([
		['192.0.2.7', '192.0.2.8', false],
		['::ffff:192.0.2.7', '192.0.2.7', true],
		['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
		['2001:db8:1:2::1', '2001:db8:1:3::1', false]
	])('count %s and %s as one network: %s %s', (one, other, same) => {
		const [first] = budgetsOf('address', one, 100);
		expect(first![0] === budgetsOf('address', other, 100)[0]![0]).toBe(same);
	});

	it('count networks of one /48 together as well, and those of another apart', () => {
		const site = (address: string) => budgetsOf('address', address, 100)[1];
		expect(site('2001:db8:1:2::1')).toEqual(site('2001:db8:1:3::1'));
		expect(site('2001:db8:1:2::1')).not.toEqual(site('2001:db8:2:2::1'));
		expect(site('::ffff:192.0.2.7')).toBeUndefined();
	});
});
