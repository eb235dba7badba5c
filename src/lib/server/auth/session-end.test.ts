import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../domain/staff.ts';
import { changePassword, revokeOtherSessions } from './own-account.ts';
import { changeRole, setDisabled } from './people.ts';
import { readSession } from './sessions.ts';
import {
	Browser,
	browserOf,
	password,
	person
} from '../../../../tests/helpers/server/auth/test-staff.ts';
import { hashOf } from './tokens.ts';

const email = 'bilal@example.org';
const whoIs = async (browser: Browser) => (await browser.visit()).locals.user?.name;

beforeEach(() => person('editor'));

describe('promise 4: sessions end', () => {
	it('elsewhere when the password changes, and here the id is a new one', async () => {
		const here = await browserOf({ email });
		const there = await browserOf({ email });
		const old = here.sessionToken!;
		const event = await here.visit();
		const change = { current: password, code: '', password: 'eleven violet kettles in transit' };
		expect(await changePassword(event, event.locals.user!, change)).toBeUndefined();
		expect(await whoIs(there)).toBeUndefined();
		expect(await readSession(old)).toBeUndefined();
		expect(await whoIs(here)).toBe('Bilal');
		expect(await new Browser().signIn(email)).toBe('wrong');
	});

	it('not at all when the present password is wrong or the new one weak', async () => {
		const here = await browserOf({ email });
		const there = await browserOf({ email });
		const event = await here.visit();
		const user = event.locals.user!;
		const weak = { current: password, code: '', password: 'passwordpassword' };
		expect(await changePassword(event, user, { ...weak, current: 'x' })).toHaveProperty('current');
		expect(await changePassword(event, user, weak)).toHaveProperty('password');
		expect(await whoIs(there)).toBe('Bilal');
	});

	it.each([
		['the role changes', (asma: User) => changeRole(asma, 'bilal', 'contributor'), 'signed_in'],
		['the account is disabled', (asma: User) => setDisabled(asma, 'bilal', true), 'wrong']
	])('promise 12: with the very next request when %s', async (_, change, then) => {
		const asma: User = { ...(await person('administrator')), twoStep: false };
		const browser = await browserOf({ email });
		const before = browser.sessionToken!;
		await change(asma);
		const served = await Promise.all(Array.from({ length: 100 }, () => readSession(before)));
		expect(served.filter(Boolean)).toEqual([]);
		expect(await new Browser().signIn(email)).toBe(then);
	});

	it('all but this one when their owner says so', async () => {
		const here = await browserOf({ email });
		const there = await browserOf({ email });
		const user = (await here.visit()).locals.user!;
		await revokeOtherSessions(user, hashOf(here.sessionToken!));
		expect(await whoIs(there)).toBeUndefined();
		expect(await whoIs(here)).toBe('Bilal');
	});
});
