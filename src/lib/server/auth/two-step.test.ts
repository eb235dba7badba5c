import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as t from '../db/schema.ts';
import { db } from '../db/index.ts';
import * as mail from '../jobs/mail.ts';
import { accountById } from './accounts.ts';
import { makeToken } from './make-token.ts';
import { askForAddress, changePassword } from './own-account.ts';
import { takeTwoStepAway } from './people.ts';
import { resetPassword } from './reset.ts';
import { recoveryCodesLeft } from './second-factor.ts';
import { readSession } from './sessions.ts';
import { isBetweenSteps, signInWithCode } from './sign-in.ts';
import {
	Browser,
	browserOf,
	password,
	person
} from '../../../../tests/helpers/server/auth/test-staff.ts';
import {
	beginTwoStep,
	confirmTwoStep,
	findEnrolment,
	replaceRecoveryCodes,
	turnTwoStepOff
} from './two-step.ts';

const email = 'bilal@example.org';
const now = Date.UTC(2026, 0, 5, 12);
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now });
	await person('editor');
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
});

const asUser = async (browser: Browser) => (await browser.visit()).locals.user!;

async function enrol() {
	const browser = await browserOf({ email });
	const user = await asUser(browser);
	expect(await beginTwoStep(user, { current: password, code: '' })).toBeUndefined();
	const { secret } = (await findEnrolment(user))!;
	const app = new TOTP({ secret: secret.replaceAll(' ', '') });
	const result = await confirmTwoStep(await browser.visit(), user, app.generate());
	if (!('codes' in result)) throw new Error(JSON.stringify(result));
	later(60);
	return { browser, app, codes: result.codes };
}

async function enterCode(browser: Browser, code: string) {
	return signInWithCode(await browser.visit(), code);
}

describe('promise 6: turning two-step sign-in on', () => {
	it('takes the password, then a code, and gives ten recovery codes', async () => {
		const { browser, codes } = await enrol();
		expect(new Set(codes).size).toBe(10);
		expect(codes[0]).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
		expect((await asUser(browser)).twoStep).toBe(true);
	});

	it('is refused without the password', async () => {
		const user = await asUser(await browserOf({ email }));
		expect(await beginTwoStep(user, { current: 'wrong', code: '' })).toHaveProperty('current');
		expect(await findEnrolment(user)).toBeUndefined();
	});

	it('changes nothing until the first code is right', async () => {
		const browser = await browserOf({ email });
		const user = await asUser(browser);
		await beginTwoStep(user, { current: password, code: '' });
		const result = await confirmTwoStep(await browser.visit(), user, '000000');
		expect(result).toHaveProperty('problems');
		expect(await new Browser().signIn(email)).toBe('signed_in');
	});

	it('shows a QR code of the key', async () => {
		const user = await asUser(await browserOf({ email }));
		await beginTwoStep(user, { current: password, code: '' });
		const enrolment = (await findEnrolment(user))!;
		expect(enrolment.uri).toMatch(/^otpauth:\/\/totp\/Rulewatch:bilal%40example\.org\?/);
		expect(enrolment.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
	});

	it('gives the session a new id and ends all others', async () => {
		const other = await browserOf({ email });
		const before = await browserOf({ email });
		const user = await asUser(before);
		const old = before.sessionToken!;
		await beginTwoStep(user, { current: password, code: '' });
		const { secret } = (await findEnrolment(user))!;
		const app = new TOTP({ secret: secret.replaceAll(' ', '') });
		await confirmTwoStep(await before.visit(), user, app.generate());
		expect(before.sessionToken).not.toBe(old);
		expect(await readSession(old)).toBeUndefined();
		expect(await readSession(other.sessionToken!)).toBeUndefined();
	});

	it('keeps neither key nor recovery codes readable', async () => {
		const { app, codes } = await enrol();
		const dump = JSON.stringify([
			await db.select().from(t.account),
			await db.select().from(t.recoveryCode),
			await db.select().from(t.outbox)
		]);
		for (const secret of [app.secret.base32, ...codes, ...codes.map((c) => c.replaceAll('-', ''))])
			expect(dump).not.toContain(secret);
	});
});

describe('promise 6: signing in with two steps', () => {
	it('opens no session before the code', async () => {
		await enrol();
		const browser = new Browser();
		expect(await browser.signIn(email)).toBe('second_step');
		expect(browser.sessionToken).toBeUndefined();
		expect((await browser.visit()).locals.user).toBeUndefined();
		expect(await isBetweenSteps(await browser.visit())).toBe(true);
	});

	it('opens one with the code', async () => {
		const { app } = await enrol();
		const browser = new Browser();
		await browser.signIn(email);
		expect(await enterCode(browser, app.generate())).toBe('signed_in');
		expect((await asUser(browser)).name).toBe('Bilal');
		expect(await isBetweenSteps(await browser.visit())).toBe(false);
	});

	it('takes a code once, even of two at once', async () => {
		const { app } = await enrol();
		const [one, other] = [new Browser(), new Browser()];
		await one.signIn(email);
		await other.signIn(email);
		const outcomes = await Promise.all([
			enterCode(one, app.generate()),
			enterCode(other, app.generate())
		]);
		expect(outcomes.sort()).toEqual(['signed_in', 'wrong']);
	});

	it('takes no code of a time step before the one last used', async () => {
		const { app } = await enrol();
		const before = app.generate();
		later(30);
		const browser = new Browser();
		await browser.signIn(email);
		expect(await enterCode(browser, app.generate())).toBe('signed_in');
		await browser.signIn(email);
		expect(await enterCode(browser, before)).toBe('wrong');
	});

	it('takes no code that is two steps old', async () => {
		const { app } = await enrol();
		const old = app.generate();
		later(65);
		const browser = new Browser();
		await browser.signIn(email);
		expect(await enterCode(browser, old)).toBe('wrong');
	});

	it('takes each recovery code once, however it is typed, and tells the owner', async () => {
		const { codes } = await enrol();
		const browser = new Browser();
		await browser.signIn(email);
		const typed = codes[3]!.toLowerCase().replaceAll('-', ' ');
		expect(await enterCode(browser, typed)).toBe('signed_in');
		expect(await recoveryCodesLeft('bilal')).toBe(9);
		await browser.signIn(email);
		expect(await enterCode(browser, codes[3]!)).toBe('wrong');
		const log = await db.select().from(t.activity);
		expect(log.map(({ kind }) => kind)).toContain('recovery_code');
	});

	it('holds guessing of codes back: ten an hour', async () => {
		await enrol();
		const outcomes: string[] = [];
		for (let n = 0; n < 14; n++) {
			const browser = new Browser(`203.0.113.${n}`);
			await browser.signIn(email);
			outcomes.push(await enterCode(browser, '000000'));
		}
		expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10);
		expect(outcomes.at(-1)).toBe('too_many');
	});

	it('takes no code without the password, and none after ten minutes', async () => {
		const { app } = await enrol();
		expect(await enterCode(new Browser(), app.generate())).toBe('expired');
		const browser = new Browser();
		await browser.signIn(email);
		later(601);
		expect(await enterCode(browser, app.generate())).toBe('expired');
	});

	it('starts anew when the password changes between the steps', async () => {
		const { app, browser: owner } = await enrol();
		const thief = new Browser();
		await thief.signIn(email);
		const event = await owner.visit();
		const next = { current: password, password: 'eleven violet kettles in transit' };
		await changePassword(event, event.locals.user!, { ...next, code: app.generate() });
		expect(await enterCode(thief, app.generate())).toBe('expired');
	});
});

describe('promise 6: turning it off', () => {
	const off = async (browser: Browser, current: string, code: string) => {
		const event = await browser.visit();
		return turnTwoStepOff(event, event.locals.user!, { current, code });
	};

	it('takes the password and a code, and then one step is enough', async () => {
		const { browser, app } = await enrol();
		expect(await off(browser, 'wrong', app.generate())).toHaveProperty('current');
		expect(await off(browser, password, app.generate())).toBeUndefined();
		expect(await new Browser().signIn(email)).toBe('signed_in');
	});

	async function usedCode(app: TOTP) {
		const used = app.generate();
		const visitor = new Browser();
		await visitor.signIn(email);
		expect(await enterCode(visitor, used)).toBe('signed_in');
		return used;
	}

	it.each([
		['the password alone', () => ''],
		['a wrong code', () => '000000'],
		['a code that was used', usedCode]
	])('is refused with %s', async (_, codeOf) => {
		const { browser, app } = await enrol();
		const code = await codeOf(app);
		expect(await off(browser, password, code)).toHaveProperty('code');
		expect(await new Browser().signIn(email)).toBe('second_step');
	});

	it('takes a recovery code from whoever lost the phone, and tells of it', async () => {
		const { browser, codes } = await enrol();
		expect(await off(browser, password, codes[0]!)).toBeUndefined();
		const letters = (await mail.list()).map(({ letter }) => letter!.subject);
		expect(letters).toContain('A recovery code was used');
	});

	it('holds back whoever guesses codes, by whichever of the forms that ask for one', async () => {
		const { browser, app } = await enrol();
		const user = await asUser(browser);
		const wrong = { current: password, code: '000000' };
		for (let n = 0; n < 5; n++) {
			await off(browser, password, wrong.code);
			await replaceRecoveryCodes(user, wrong);
		}
		expect(await off(browser, password, app.generate())).toEqual({
			code: expect.stringContaining('too many')
		});
	});

	it('is asked for with a code wherever the password is asked for once more', async () => {
		const { browser } = await enrol();
		const user = await asUser(browser);
		const proof = { current: password, code: '' };
		const fresh = 'eleven violet kettles in transit';
		const event = await browser.visit();
		expect(await changePassword(event, user, { ...proof, password: fresh })).toHaveProperty('code');
		const email = 'bilal@newsroom.example';
		expect(await askForAddress(user, { ...proof, email })).toHaveProperty('code');
		expect(await replaceRecoveryCodes(user, proof)).toHaveProperty('problems.code');
		const wanted = { ...proof, name: 'Script', scopes: ['write' as const], days: 1 };
		expect(await makeToken(user, wanted)).toHaveProperty('problems.code');
	});

	it('is refused where the operator wants it of editors', async () => {
		const { browser, app } = await enrol();
		vi.stubEnv('REQUIRE_TWO_STEP', 'editors');
		expect(await off(browser, password, app.generate())).toHaveProperty('');
	});

	it('is refused to whoever has a password too short to stand alone, until they change it', async () => {
		const { browser, app, codes } = await enrol();
		const event = await browser.visit();
		const short = 'kJ8#x!pQ2';
		const change = { current: password, code: app.generate(), password: short };
		expect(await changePassword(event, event.locals.user!, change)).toBeUndefined();
		expect(await off(browser, short, codes[0]!)).toEqual({
			'': 'Your password is too short to stand alone. Choose a longer one first.'
		});
		const again = await browser.visit();
		const longer = { current: short, code: codes[0]!, password };
		expect(await changePassword(again, again.locals.user!, longer)).toBeUndefined();
		expect(await off(browser, password, codes[1]!)).toBeUndefined();
	});
});

describe('promise 1: taken away by an administrator, from somebody who lost everything', () => {
	const next = 'eleven violet kettles in transit';
	let owner: Browser;

	beforeEach(async () => {
		({ browser: owner } = await enrol());
		const asma = { ...(await person('administrator')), twoStep: false };
		expect(
			await takeTwoStepAway(asma, { id: 'bilal', current: password, code: '' })
		).toBeUndefined();
	});

	it('takes the password of the administrator, and a code where theirs is on', async () => {
		const asma = { ...(await accountById('asma'))!, twoStep: false };
		const wrong = { id: 'bilal', current: 'wrong', code: '' };
		expect(await takeTwoStepAway(asma, wrong)).toHaveProperty('current');
		await db
			.update(t.account)
			.set({ totpSecret: 'x', totpConfirmedAt: new Date() })
			.where(eq(t.account.id, 'asma'));
		expect(await takeTwoStepAway(asma, { ...wrong, current: password })).toHaveProperty('code');
	});

	it('leaves no password standing alone, for it may be a short one, and no session', async () => {
		expect(await new Browser().signIn(email)).toBe('wrong');
		expect((await owner.visit()).locals.user).toBeUndefined();
	});

	it('is told in a letter, which says why and brings a link to set a new password', async () => {
		const [newest] = (await mail.list()).filter(({ recipient }) => recipient === email);
		const { subject, text } = newest!.letter!;
		expect(subject).toBe('Two-step sign-in was turned off');
		expect(text).toContain('Asma turned two-step sign-in off');
		expect(text).toContain('too short to stand alone');
		const token = /\/reset\/([\w-]{43})/.exec(text)![1]!;
		expect(await resetPassword(token, 'kJ8#x!pQ2')).toEqual({
			password: expect.stringContaining('at least 15')
		});
		expect(await resetPassword(token, next)).toBeUndefined();
		expect(await new Browser().signIn(email, next)).toBe('signed_in');
		expect(await resetPassword(token, password)).toHaveProperty('');
	});

	it('leaves who has none as they are', async () => {
		await person('contributor');
		const asma = { ...(await accountById('asma'))!, twoStep: false };
		expect(
			await takeTwoStepAway(asma, { id: 'chanda', current: password, code: '' })
		).toBeUndefined();
		expect(await new Browser().signIn('chanda@example.org')).toBe('signed_in');
	});
});

it('replaces recovery codes: the old ones work no more', async () => {
	const { browser, codes } = await enrol();
	const result = await replaceRecoveryCodes(await asUser(browser), {
		current: password,
		code: codes[9]!
	});
	const fresh = 'codes' in result ? result.codes : [];
	const visitor = new Browser();
	await visitor.signIn(email);
	expect(await enterCode(visitor, codes[0]!)).toBe('wrong');
	expect(await enterCode(visitor, fresh[0]!)).toBe('signed_in');
});
