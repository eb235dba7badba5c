import { describe, expect, it } from 'vitest';
import * as t from '../db/schema.ts';
import { db } from '../db/index.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { signOut } from './sign-in.ts';
import {
	Browser,
	browserOf,
	password,
	person
} from '../../../../tests/helpers/server/auth/test-staff.ts';

const email = 'bilal@example.org';
const cookie = '__Host-session';
const wrong = 'wrong umbrella tinsel';
const whoIs = async (browser: Browser) => (await browser.visit()).locals.user?.name;
const from = (n: number) => new Browser(`198.51.100.${n}`);

describe('signing in', () => {
	it('promise 4: opens a session in a cookie that no script reads and no other host gets', async () => {
		await person('editor');
		const firefox = await browserOf({ email });
		expect(firefox.attributes.get(cookie)).toMatchObject({
			path: '/',
			httpOnly: true,
			secure: true,
			sameSite: 'lax'
		});
		expect(await whoIs(firefox)).toBe('Bilal');
	});

	it('promise 4: takes a new id each time and ends the one before', async () => {
		await person('editor');
		const firefox = await browserOf({ email });
		const first = firefox.sessionToken!;
		await firefox.signIn(email);
		expect(firefox.sessionToken).not.toBe(first);
		const thief = new Browser();
		thief.jar.set(cookie, first);
		expect(await whoIs(thief)).toBeUndefined();
		expect(thief.sessionToken).toBeUndefined();
	});

	it.each(['A'.repeat(43), 'x', '', '../', 'a'.repeat(64)])(
		'promise 5: never keeps an id that was planted: “%s”',
		async (planted) => {
			await person('editor');
			const victim = new Browser();
			victim.jar.set(cookie, planted);
			await victim.signIn(email);
			const attacker = new Browser();
			attacker.jar.set(cookie, planted);
			expect(await whoIs(attacker)).toBeUndefined();
			expect(await whoIs(victim)).toBe('Bilal');
		}
	);

	it('promise 3: answers an unknown address, a wrong password and a disabled account alike, with as many queries', async () => {
		await person('editor');
		await person('contributor', { disabledAt: new Date() });
		const answers = new Set<string>();
		const queries = new Set<number>();
		for (const [who, typed] of [
			[email, wrong],
			['nobody@example.org', wrong],
			['chanda@example.org', password]
		] as const)
			queries.add(
				await countQueries(async () => answers.add(await new Browser().signIn(who, typed)))
			);
		expect([...answers]).toEqual(['wrong']);
		expect(queries.size).toBe(1);
	});

	it('promise 2: weighs no more than twenty passwords an hour, from wherever they come', async () => {
		await person('editor');
		const outcomes = [];
		for (let n = 0; n < 25; n++) outcomes.push(await from(n).signIn(email, wrong));
		expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(20);
		expect(await from(99).signIn(email)).toBe('too_many');
	});

	it('promise 2: lets the owner in from a browser that they have used before, while others guess', async () => {
		await person('editor');
		const own = await browserOf({ email });
		for (let n = 0; n < 21; n++) await from(n).signIn(email, wrong);
		expect(await own.signIn(email)).toBe('signed_in');
	});

	it('promise 2: weighs no more than a hundred passwords an hour from one address, over all accounts', async () => {
		const outcomes = [];
		for (let n = 0; n < 105; n++)
			outcomes.push(await new Browser().signIn(`a${n}@example.org`, wrong));
		expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(100);
	}, 60_000);

	it('promise 8: tells the owner of a new device, once', async () => {
		await person('editor');
		const firefox = await browserOf({ email });
		await firefox.signIn(email);
		expect(await db.select().from(t.outbox)).toMatchObject([{ recipient: email, kind: 'notice' }]);
	});

	it('promise 4: is over after signing out', async () => {
		await person('editor');
		const firefox = await browserOf({ email });
		const token = firefox.sessionToken!;
		await signOut(await firefox.visit());
		firefox.jar.set(cookie, token);
		expect(await whoIs(firefox)).toBeUndefined();
		expect(await db.$count(t.session)).toBe(0);
	});
});
