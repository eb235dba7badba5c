import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../domain/staff.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import * as mail from '../jobs/mail.ts';
import { deliver } from '../jobs/outbox.ts';
import { askForAddress, changePassword, confirmAddress } from './own-account.ts';
import { changeRole, invite, takeTwoStepAway } from './people.ts';
import { askForReset, resetPassword } from './reset.ts';
import { acceptInvitation, firstRunLink, setUp } from './set-up.ts';
import { signInWithCode } from './sign-in.ts';
import {
	Browser,
	browserOf,
	password,
	person,
	weakPasswords
} from '../../../../tests/helpers/server/auth/test-staff.ts';
import {
	beginTwoStep,
	confirmTwoStep,
	findEnrolment,
	replaceRecoveryCodes,
	turnTwoStepOff
} from './two-step.ts';

// These rules hold for every way to come in and for every change of an account.

const asma = { name: 'Asma Iqbal', email: 'asma.iqbal@example.org' };
const next = 'eleven violet kettles in transit';
const tokenIn = (text: string) => /\/([\w-]{43})/.exec(text)![1]!;

beforeEach(() => vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

async function lettersTo(email: string) {
	await deliver();
	return (await mail.list()).filter(({ recipient }) => recipient === email);
}

type Setting = (password: string) => Promise<object | undefined>;

/** The four ways to set a password, each ready to be used. */
const doors: Record<string, () => Promise<Setting>> = {
	async 'the first link'() {
		const token = tokenIn((await firstRunLink(db))!);
		return async (password) => setUp(await new Browser().visit(), token, { ...asma, password });
	},
	async 'an invitation'() {
		const by = { ...(await person('administrator')), twoStep: false };
		const invited = await invite(by, { email: asma.email, role: 'contributor' });
		const token = tokenIn(JSON.stringify(invited));
		return async (password) =>
			acceptInvitation(await new Browser().visit(), token, { name: asma.name, password });
	},
	async 'a reset'() {
		await person('editor', asma);
		await askForReset(await new Browser().visit(), asma.email);
		const [letter] = await lettersTo(asma.email);
		const token = tokenIn(letter!.letter!.text);
		return (password) => resetPassword(token, password);
	},
	async 'a change'() {
		await person('editor', asma);
		const event = await (await browserOf(asma)).visit();
		return (next) =>
			changePassword(event, event.locals.user!, { current: password, code: '', password: next });
	}
};

describe.each(Object.entries(doors))('promise 1: a password set by %s', (_, open) => {
	it('is none of twenty weak ones, and rests as argon2id with 19 MiB and two passes', async () => {
		const set = await open();
		const before = await db.select().from(t.account);
		const answers = [];
		for (const weak of weakPasswords) answers.push(await set(weak));
		expect(answers.filter((answer) => answer && 'password' in answer)).toHaveLength(20);
		expect(await db.select().from(t.account)).toEqual(before);
		expect(await set(next)).toBeUndefined();
		const hashes = (await db.select().from(t.account)).map(({ passwordHash }) => passwordHash);
		expect(hashes.length).toBeGreaterThan(0);
		for (const hash of hashes) {
			const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(hash)!;
			expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
			expect(Number(passes)).toBeGreaterThanOrEqual(2);
		}
	});
});

describe('promise 8: the owner is told of', () => {
	const email = 'bilal@example.org';
	let browser: Browser;
	let user: User;

	beforeEach(async () => {
		await person('editor');
		browser = await browserOf({ email });
		user = (await browser.visit()).locals.user!;
	});

	/** The answer that people get while something is done. */
	async function noticesAfter(act: () => Promise<unknown>): Promise<string[]> {
		const before = (await lettersTo(email)).length;
		await act();
		const letters = await lettersTo(email);
		const notices = letters
			.slice(0, letters.length - before)
			.filter(({ kind }) => kind === 'notice');
		return notices.map(({ letter }) => letter!.subject).reverse();
	}

	async function enrol() {
		await beginTwoStep(user, { current: password, code: '' });
		const { secret } = (await findEnrolment(user))!;
		const app = new TOTP({ secret: secret.replaceAll(' ', '') });
		const result = await confirmTwoStep(await browser.visit(), user, app.generate());
		user = (await browser.visit()).locals.user!;
		return 'codes' in result ? result.codes : [];
	}

	it('a sign-in from a new device, and of none from one that is known', async () => {
		expect(await noticesAfter(() => new Browser().signIn(email))).toEqual([
			'Sign-in from a new device'
		]);
		expect(await noticesAfter(() => browser.signIn(email))).toEqual([]);
		expect(await noticesAfter(() => new Browser().signIn(email, 'wrong'))).toEqual([]);
	});

	it('a new password, chosen or set by a letter', async () => {
		const change = { current: password, code: '', password: next };
		const event = await browser.visit();
		expect(await noticesAfter(() => changePassword(event, user, change))).toEqual([
			'Your password was changed'
		]);
		await askForReset(await new Browser().visit(), email);
		const [letter] = await lettersTo(email);
		const token = tokenIn(letter!.letter!.text);
		expect(await noticesAfter(() => resetPassword(token, password))).toEqual([
			'Your password was changed'
		]);
	});

	it('a new address, at the old one', async () => {
		const fresh = 'bilal@newsroom.example';
		await askForAddress(user, { current: password, code: '', email: fresh });
		const [letter] = await lettersTo(fresh);
		const token = tokenIn(letter!.letter!.text);
		expect(await noticesAfter(() => confirmAddress(token))).toEqual([
			'Your e-mail address was changed'
		]);
	});

	it('two-step sign-in turned on, its codes used or replaced, and turned off', async () => {
		let codes: string[] = [];
		const on = async () => void (codes = await enrol());
		expect(await noticesAfter(on)).toEqual(['Two-step sign-in was turned on']);
		const anew = async () => {
			const made = await replaceRecoveryCodes(user, { current: password, code: codes[0]! });
			codes = 'codes' in made ? made.codes : [];
		};
		expect(await noticesAfter(anew)).toEqual([
			'A recovery code was used',
			'Your recovery codes were replaced'
		]);
		const proof = () => ({ current: password, code: codes[0]! });
		const off = async () => turnTwoStepOff(await browser.visit(), user, proof());
		expect(await noticesAfter(off)).toEqual([
			'A recovery code was used',
			'Two-step sign-in was turned off'
		]);
		const [code] = await enrol();
		const visitor = new Browser();
		await visitor.signIn(email);
		const withCode = async () => signInWithCode(await visitor.visit(), code!);
		expect(await noticesAfter(withCode)).toEqual([
			'A recovery code was used',
			'Sign-in from a new device'
		]);
	});

	it('what an administrator does: a role given, two-step sign-in taken away', async () => {
		const by: User = { ...(await person('administrator')), twoStep: false };
		await enrol();
		expect(
			await noticesAfter(() => takeTwoStepAway(by, { id: 'bilal', current: password, code: '' }))
		).toEqual(['Two-step sign-in was turned off']);
		expect(await noticesAfter(() => changeRole(by, 'bilal', 'contributor'))).toEqual([
			'Your role has changed'
		]);
	});
});
