import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../domain/staff.ts';
import * as t from '../db/schema.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { db } from '../db/index.ts';
import * as mail from '../jobs/mail.ts';
import { deliver } from '../jobs/outbox.ts';
import { askForAddress, confirmAddress } from './own-account.ts';
import { changeRole, invite, listInvitations, setDisabled, withdrawInvitation } from './people.ts';
import { askForReset, isResetOpen, resetPassword } from './reset.ts';
import { seal } from './secret.ts';
import { acceptInvitation, findInvitation, firstRunLink, isSetUpOpen, setUp } from './set-up.ts';
import {
	Browser,
	browserOf,
	password,
	person
} from '../../../../tests/helpers/server/auth/test-staff.ts';

const bilal = 'bilal@example.org';
const next = 'eleven violet kettles in transit';
const minute = 60_000;
const day = 24 * 60 * minute;
const tokenOf = (link: string) => link.split('/').at(-1)!;
const user = (account: typeof t.account.$inferSelect): User => ({ ...account, twoStep: false });

beforeEach(() => {
	vi.stubEnv('ORIGIN', 'https://record.example');
	vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
});

/** The tokens of the links in letters of a kind, oldest first. */
async function linksIn(kind: string) {
	await deliver();
	const letters = (await mail.list()).filter((letter) => letter.kind === kind).reverse();
	return letters.map(({ letter }) => /https?:\S+\/[\w-]{43}/.exec(letter!.text)![0]);
}

async function ask(email: string, browser = new Browser()) {
	await askForReset(await browser.visit(), email);
}

const later = (milliseconds: number) =>
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });

describe('promise 7: the first administrator', () => {
	const asma = { name: 'Asma', email: 'asma@example.org', password };

	it('comes by a link with the configured origin, once', async () => {
		const link = (await firstRunLink(db))!;
		expect(link).toMatch(/^https:\/\/record\.example\/set-up\/[\w-]{43}$/);
		const browser = new Browser();
		expect(await setUp(await browser.visit(), tokenOf(link), asma)).toBeUndefined();
		expect((await browser.visit()).locals.user).toMatchObject({ role: 'administrator' });
		expect(await isSetUpOpen(tokenOf(link))).toBe(false);
		expect(await firstRunLink(db)).toBeUndefined();
	});

	it('is one, of two at once', async () => {
		const token = tokenOf((await firstRunLink(db))!);
		const results = await Promise.all(
			['asma@example.org', 'mallory@example.org'].map(async (email) =>
				setUp(await new Browser().visit(), token, { ...asma, email })
			)
		);
		expect(results.filter((result) => result === undefined)).toHaveLength(1);
		expect(await db.$count(t.account)).toBe(1);
	});

	it('finds the link of an earlier start, or of an hour ago, dead', async () => {
		const first = tokenOf((await firstRunLink(db))!);
		const second = tokenOf((await firstRunLink(db))!);
		expect(await isSetUpOpen(first)).toBe(false);
		expect(await isSetUpOpen(second)).toBe(true);
		later(61 * minute);
		expect(await isSetUpOpen(second)).toBe(false);
	});

	it('needs a good password, and the link still works after a weak one', async () => {
		const token = tokenOf((await firstRunLink(db))!);
		const weak = { ...asma, password: 'passwordpassword' };
		expect(await setUp(await new Browser().visit(), token, weak)).toHaveProperty('password');
		expect(await isSetUpOpen(token)).toBe(true);
	});

	it('leaves no token in the database', async () => {
		const token = tokenOf((await firstRunLink(db))!);
		expect(JSON.stringify(await db.select().from(t.ticket))).not.toContain(token);
	});
});

describe('promise 7: an invitation', () => {
	let asma: User;
	const chanda = { email: 'chanda@example.org', role: 'contributor' as const };
	const send = async (to = chanda) => {
		const result = await invite(asma, to);
		if (!('link' in result)) throw new Error('not invited');
		return tokenOf(result.link);
	};
	const accept = async (token: string, browser = new Browser()) =>
		acceptInvitation(await browser.visit(), token, { name: 'Chanda', password });

	beforeEach(async () => {
		asma = user(await person('administrator'));
	});

	it('makes an account of the address and role that it names, and signs in', async () => {
		const token = await send();
		expect((await linksIn('invitation'))[0]).toBe(`https://record.example/invitation/${token}`);
		const browser = new Browser();
		expect(await accept(token, browser)).toBeUndefined();
		expect((await browser.visit()).locals.user).toMatchObject({ ...chanda, name: 'Chanda' });
	});

	it('tells in its letter how long it lives, and what the role may do', async () => {
		await send();
		await deliver();
		const [newest] = await mail.list();
		expect(newest?.letter?.text).toContain('within 3 days');
		expect(newest?.letter?.text).toContain('Contributor: may add to the record');
	});

	it('works once, even of two at once', async () => {
		const token = await send();
		const results = await Promise.all([accept(token), accept(token)]);
		expect(results.filter((result) => result === undefined)).toHaveLength(1);
		expect(await accept(token)).toHaveProperty('');
	});

	it('ends after three days, when a second one follows, or when it is withdrawn', async () => {
		const first = await send();
		const second = await send();
		expect(await findInvitation(first)).toBeUndefined();
		expect(await findInvitation(second)).toMatchObject(chanda);
		await withdrawInvitation((await listInvitations())[0]!.id);
		expect(await findInvitation(second)).toBeUndefined();
		const third = await send();
		later(3 * day - minute);
		expect(await findInvitation(third)).toMatchObject(chanda);
		later(2 * minute);
		expect(await findInvitation(third)).toBeUndefined();
	});

	it('ends with the administrator who made it', async () => {
		await person('administrator', { id: 'dawood', name: 'Dawood', email: 'dawood@example.org' });
		const token = await send();
		await changeRole({ ...asma, id: 'dawood' }, 'asma', 'editor');
		expect(await findInvitation(token)).toBeUndefined();
	});

	it('is refused for an address that is here already', async () => {
		expect(await invite(asma, { email: 'asma@example.org', role: 'editor' })).toHaveProperty(
			'problems.email'
		);
	});
});

describe('promise 7: a reset', () => {
	beforeEach(() => person('editor'));

	it('comes by a link with the configured origin', async () => {
		await ask(bilal);
		expect((await linksIn('reset'))[0]).toMatch(/^https:\/\/record\.example\/reset\/[\w-]{43}$/);
	});

	it.each([
		{ host: 'evil.example' },
		{ 'x-forwarded-host': 'evil.example' },
		{ 'x-host': 'evil.example' },
		{ forwarded: 'host=evil.example' },
		{ origin: 'https://evil.example' },
		{ referer: 'https://evil.example/' },
		{ 'x-original-url': '//evil.example' },
		{ 'x-forwarded-server': 'evil.example' }
	] as Record<string, string>[])('is not led elsewhere by a header: %o', async (headers) => {
		await askForReset(await new Browser().visit(headers), bilal);
		expect((await linksIn('reset'))[0]).toMatch(/^https:\/\/record\.example\//);
	});

	it('sets the password once and ends all sessions, but signs nobody in', async () => {
		const owner = await browserOf({ email: bilal });
		await ask(bilal);
		const token = tokenOf((await linksIn('reset'))[0]!);
		expect(await resetPassword(token, next)).toBeUndefined();
		expect(await resetPassword(token, password)).toHaveProperty('');
		expect((await owner.visit()).locals.user).toBeUndefined();
		expect(await new Browser().signIn(bilal)).toBe('wrong');
		expect(await new Browser().signIn(bilal, next)).toBe('signed_in');
	});

	it('kills the other links of the same account', async () => {
		await ask(bilal);
		await ask(bilal);
		const [first, second] = (await linksIn('reset')).map(tokenOf);
		await resetPassword(first!, next);
		expect(await isResetOpen(second!)).toBe(false);
	});

	it('ends after half an hour', async () => {
		await ask(bilal);
		const token = tokenOf((await linksIn('reset'))[0]!);
		later(31 * minute);
		expect(await resetPassword(token, next)).toHaveProperty('');
	});

	it('promise 6: does not pass the second factor by', async () => {
		await db
			.update(t.account)
			.set({ totpSecret: seal('JBSWY3DPEHPK3PXP'), totpConfirmedAt: new Date() });
		await ask(bilal);
		await resetPassword(tokenOf((await linksIn('reset'))[0]!), next);
		const browser = new Browser();
		expect(await browser.signIn(bilal, next)).toBe('second_step');
		expect((await browser.visit()).locals.user).toBeUndefined();
	});

	it('sends nothing to a stranger or to the disabled, and keeps no trace of the address', async () => {
		await ask('nobody@example.org');
		expect(await db.$count(t.outbox)).toBe(1);
		await db.update(t.account).set({ disabledAt: new Date() });
		await ask(bilal);
		await deliver();
		expect(await db.$count(t.outbox)).toBe(0);
		expect(await db.$count(t.ticket)).toBe(0);
	});

	it('promise 3: does the same work for an account and for none, so that both take the same time', async () => {
		const work = (email: string) => countQueries(() => ask(email));
		expect(await work('no@example.org')).toBe(await work(bilal));
	});

	it('leaves no link in the database that could be followed', async () => {
		await ask(bilal);
		const token = tokenOf((await linksIn('reset'))[0]!);
		const dump = [await db.select().from(t.outbox), await db.select().from(t.ticket)];
		expect(JSON.stringify(dump)).not.toContain(token);
	});

	it('fills nobody’s mailbox: five letters an hour', async () => {
		for (let n = 0; n < 8; n++) await ask(bilal, new Browser(`203.0.113.${n}`));
		expect(await db.$count(t.outbox)).toBe(5);
	});

	it('tells the owner', async () => {
		await ask(bilal);
		await resetPassword(tokenOf((await linksIn('reset'))[0]!), next);
		const [newest] = await mail.list();
		expect(newest).toMatchObject({ recipient: bilal, letter: { subject: /changed/ } });
	});
});

describe('promise 7: a new address', () => {
	const fresh = 'bilal@newsroom.example';

	it('counts once its link is followed, and the old one is told', async () => {
		const account = await person('editor');
		const owner = await browserOf({ email: bilal });
		expect(
			await askForAddress(user(account), { current: password, code: '', email: fresh })
		).toBeUndefined();
		expect(await new Browser().signIn(fresh)).toBe('wrong');
		const token = tokenOf((await linksIn('address'))[0]!);
		expect(await confirmAddress(token)).toBeUndefined();
		expect(await confirmAddress(token)).toHaveProperty('');
		expect(await new Browser().signIn(fresh)).toBe('signed_in');
		expect((await owner.visit()).locals.user).toBeUndefined();
		const notices = await db.select().from(t.outbox).where(eq(t.outbox.recipient, bilal));
		expect(notices.length).toBe(2);
	});

	it('is asked to confirm three times a day, however it is spelled, whoever says that it is theirs', async () => {
		const account = user(await person('contributor'));
		const answers = [];
		for (const tag of ['', '+1', '+2', '+3', '+4']) {
			const email = `fresh${tag}@gmail.com`;
			answers.push(await askForAddress(account, { current: password, code: '', email }));
		}
		expect(answers.map((answer) => answer?.email)).toEqual([
			...[undefined, undefined, undefined],
			...Array(2).fill(expect.stringContaining('Try again tomorrow'))
		]);
		expect(await db.$count(t.outbox)).toBe(3);
	});

	it('takes the password, and is refused where somebody else has it by then', async () => {
		const account = user(await person('editor'));
		expect(
			await askForAddress(account, { current: 'wrong', code: '', email: fresh })
		).toHaveProperty('current');
		await askForAddress(account, { current: password, code: '', email: fresh });
		await person('contributor', { email: fresh });
		expect(await confirmAddress(tokenOf((await linksIn('address'))[0]!))).toHaveProperty('');
	});
});

describe('the last administrator', () => {
	it('is neither demoted nor disabled', async () => {
		const asma = user(await person('administrator'));
		await person('administrator', {
			id: 'dawood',
			name: 'Dawood',
			email: 'dawood@example.org',
			disabledAt: new Date()
		});
		expect(await changeRole(asma, 'asma', 'editor')).toHaveProperty('role');
		expect(await setDisabled(asma, 'asma', true)).toHaveProperty('');
		await setDisabled(asma, 'dawood', false);
		expect(await changeRole(asma, 'asma', 'editor')).toBeUndefined();
	});

	it('remains, when two put each other out at once', async () => {
		const asma = user(await person('administrator'));
		const dawood = user(
			await person('administrator', { id: 'dawood', name: 'Dawood', email: 'd@example.org' })
		);
		const results = await Promise.all([
			setDisabled(asma, 'dawood', true),
			setDisabled(dawood, 'asma', true)
		]);
		expect(results.filter((result) => result === undefined)).toHaveLength(1);
	});
});

it('writes what happens to people into the log', async () => {
	const asma = user(await person('administrator'));
	await person('editor');
	await changeRole(asma, 'bilal', 'contributor');
	await setDisabled(asma, 'bilal', true);
	const log = await db.select().from(t.activity).orderBy(t.activity.id);
	expect(log.map(({ kind, actorName, subject }) => [kind, actorName, subject])).toEqual([
		['role_change', 'Asma', 'Bilal'],
		['disabling', 'Asma', 'Bilal']
	]);
	expect(log[0]?.detail).toEqual({ from: 'editor', to: 'contributor' });
});
