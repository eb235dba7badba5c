import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { mostRefused } from '../activity.ts';
import { signInWithPassword, triesPerAccount, triesPerAddress } from './sign-in.ts';
import { Browser, browserOf, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { networksOfSite } from './rate-limit.ts';

const bilal = 'bilal@example.org';
const from = (n: number) => new Browser(`203.0.113.${n}`);

beforeEach(() => person('editor'));

/** Tries wrong passwords, ten at once, and counts how many were checked. */
async function evaluated(times: number, one: (n: number) => Promise<string>) {
	const outcomes: string[] = [];
	for (let n = 0; n < times; n += 10)
		outcomes.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => one(n + i)))));
	return outcomes.filter((outcome) => outcome === 'wrong').length;
}

describe('promise 2: guessing, ten at once', () => {
	it('gets twenty tries of a hundred and twenty at one account, from as many addresses', async () => {
		expect(await evaluated(120, (n) => from(n).signIn(bilal, 'wrong'))).toBe(triesPerAccount);
	});

	it('gets as many at an account that does not exist', async () => {
		const one = (n: number) => from(n).signIn('nobody@example.org', 'wrong');
		expect(await evaluated(30, one)).toBe(triesPerAccount);
	});

	it('gets a hundred tries from one address over two hundred accounts', async () => {
		const one = (n: number) => new Browser().signIn(`account${n}@example.org`, 'wrong');
		expect(await evaluated(200, one)).toBe(triesPerAddress);
	});

	it('gets no further by the 65,536 networks that a /48 of IPv6 has', async () => {
		const one = (n: number) =>
			new Browser(`2001:db8:7:${n.toString(16)}::1`).signIn(`account${n}@example.org`, 'wrong');
		const most = networksOfSite * triesPerAddress;
		expect(await evaluated(most + 20, one)).toBe(most);
		const elsewhere = new Browser('2001:db8:8::1');
		expect(await elsewhere.signIn('nobody@example.org', 'wrong')).toBe('wrong');
	});

	it('gets as many from one /64 as from one address of IPv4, however that is written', async () => {
		const of64 = (n: number) => new Browser(`2001:db8:9:9::${n.toString(16)}`);
		const one = (n: number) => of64(n).signIn(`account${n}@example.org`, 'wrong');
		expect(await evaluated(triesPerAddress + 20, one)).toBe(triesPerAddress);
		const mapped = (n: number) => new Browser(n % 2 ? '::ffff:192.0.2.9' : '192.0.2.9');
		const other = (n: number) => mapped(n).signIn(`another${n}@example.org`, 'wrong');
		expect(await evaluated(triesPerAddress + 20, other)).toBe(triesPerAddress);
	});

	it('gains nothing by another address in any header', async () => {
		const names = [
			'x-forwarded-for',
			'x-real-ip',
			'cf-connecting-ip',
			'forwarded',
			'true-client-ip'
		];
		const one = async (n: number) => {
			const headers = Object.fromEntries(names.map((name) => [name, `192.0.2.${n}`]));
			const event = await new Browser().visit(headers);
			return signInWithPassword(event, { email: bilal, password: 'wrong' });
		};
		expect(await evaluated(30, one)).toBe(triesPerAccount);
	});

	it('is held back on a browser that the owner has used as well', async () => {
		const owner = await browserOf({ email: bilal });
		expect(await evaluated(30, () => owner.signIn(bilal, 'wrong'))).toBe(triesPerAccount);
	});

	it('gains nothing by a browser that somebody else has used', async () => {
		await person('contributor');
		const chanda = await browserOf({ email: 'chanda@example.org' });
		await evaluated(30, (n) => from(n).signIn(bilal, 'wrong'));
		expect(await evaluated(10, () => chanda.signIn(bilal, 'wrong'))).toBe(0);
	});

	it('gains nothing by a planted mark of a known browser, and the owner gets a mark of their own', async () => {
		const planted = 'p'.repeat(43);
		const victim = new Browser();
		victim.jar.set('__Host-device', planted);
		await victim.signIn(bilal);
		expect(victim.jar.get('__Host-device')).not.toBe(planted);
	});
});

it('leaves neither address nor e-mail behind, and in the log not what was typed', async () => {
	await from(7).signIn(bilal, 'wrong');
	await from(7).signIn('my-password-by-mistake@example.org');
	await from(7).signIn(bilal);
	const kept = JSON.stringify([
		await db.select().from(t.tries),
		await db.select().from(t.activity)
	]);
	expect(kept).not.toMatch(/203\.0\.113|bilal@|mistake/);
	const log = await db.select().from(t.activity).orderBy(t.activity.id);
	expect(log.map(({ kind, actorName, subject }) => [kind, actorName, subject])).toEqual([
		['sign_in_refused', null, 'Bilal'],
		['sign_in_refused', null, 'An address without an account'],
		['sign_in', 'Bilal', null]
	]);
});

describe('the log of refused sign-ins', () => {
	const kind = 'sign_in_refused';
	const refused = (count: number, subject: (n: number) => string) =>
		db
			.insert(t.activity)
			.values(
				Array.from({ length: count }, (_, n) => ({ kind, at: new Date(), subject: subject(n) }))
			);
	const about = (subject: string) => db.$count(t.activity, eq(t.activity.subject, subject));

	it('keeps the latest of one account, and hides nothing of another', async () => {
		await refused(1, () => 'Asma');
		await refused(mostRefused.each + 30, () => 'Bilal');
		await from(7).signIn(bilal, 'wrong');
		expect(await about('Bilal')).toBe(mostRefused.each);
		expect(await about('Asma')).toBe(1);
		const [latest] = await db.select().from(t.activity).orderBy(desc(t.activity.id)).limit(1);
		expect(latest).toMatchObject({ subject: 'Bilal', detail: { step: 'password' } });
	});

	it('keeps so many of addresses without an account as well', async () => {
		await refused(mostRefused.each + 30, () => 'An address without an account');
		await from(7).signIn('nobody@example.org', 'wrong');
		expect(await about('An address without an account')).toBe(mostRefused.each);
	});

	it('keeps so many in all, and of whatever else happened everything', async () => {
		await db.insert(t.activity).values({ kind: 'sign_in', at: new Date() });
		for (let page = 0; page < 11; page++) await refused(1_000, (n) => `Somebody ${page} ${n}`);
		await from(7).signIn(bilal, 'wrong');
		expect(await db.$count(t.activity, eq(t.activity.kind, kind))).toBe(mostRefused.all);
		expect(await db.$count(t.activity, eq(t.activity.kind, 'sign_in'))).toBe(1);
	});
});
