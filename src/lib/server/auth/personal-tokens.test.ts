import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../domain/staff.ts';
import type { TokenScope } from '../../domain/token.ts';
import * as t from '../db/schema.ts';
import { db } from '../db/index.ts';
import { authenticateToken, requireToken } from './bearer.ts';
import {
	changePassword,
	changeRole,
	listTokens,
	makeToken,
	resetPassword,
	revokeToken,
	setDisabled,
	takeTwoStepAway
} from './index.ts';
import { purgeTokens } from './personal-tokens.ts';
import { browserOf, password, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { issueTicket } from './tickets.ts';
import { hashOf } from './tokens.ts';

let asma: User;
let bilal: User;
let chanda: User;
const another = 'walnut gravel piano fjord';

beforeEach(async () => {
	const user = async (role: User['role']) => {
		const { id, name, email } = await person(role);
		return { id, name, email, role, twoStep: false };
	};
	asma = await user('administrator');
	bilal = await user('editor');
	chanda = await user('contributor');
});
afterEach(() => vi.unstubAllEnvs());

const wanted = {
	current: password,
	code: '',
	name: 'Court diary',
	scopes: ['write' as TokenScope],
	days: 30
};

async function made(user: User, given: Partial<typeof wanted> = {}) {
	const result = await makeToken(user, { ...wanted, ...given });
	return 'token' in result ? result.token : JSON.stringify(result.problems);
}

async function bearerOf(token: string) {
	const request = new Request('http://localhost/', {
		headers: { authorization: `Bearer ${token}` }
	});
	const locals: App.Locals = {};
	await authenticateToken({ request, locals });
	return locals.bearer;
}

describe('a personal token', () => {
	it('is 256 random bits behind a prefix, and only its hash is kept', async () => {
		const token = await made(bilal);
		expect(token).toMatch(/^rw_[\w-]{43}$/);
		const rows = await db.select().from(t.apiToken);
		expect(rows).toMatchObject([{ tokenHash: hashOf(token), accountId: 'bilal' }]);
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(await listTokens(bilal)).toMatchObject([{ name: 'Court diary', usedOn: null }]);
		expect(JSON.stringify(await listTokens(bilal))).not.toContain(hashOf(token));
	});

	it('writes for its owner, and remembers the last day', async () => {
		const token = await made(bilal);
		expect(await bearerOf(token)).toMatchObject({ user: bilal, scopes: ['write'] });
		const today = new Date().toISOString().slice(0, 10);
		expect(await listTokens(bilal)).toMatchObject([{ usedOn: today }]);
		expect(await bearerOf(`${token}x`)).toBeUndefined();
		expect(await bearerOf(hashOf(token))).toBeUndefined();
	});

	it('is written down, and its owner is told', async () => {
		const token = await made(bilal);
		const letters = await db.select().from(t.outbox);
		expect(letters).toMatchObject([{ recipient: 'bilal@example.org', kind: 'notice' }]);
		const log = await db.select().from(t.activity);
		expect(log).toMatchObject([
			{ kind: 'token_made', actorId: 'bilal', subject: 'Court diary', detail: { scopes: 'write' } }
		]);
		expect(JSON.stringify([letters, log])).not.toContain(token);
	});

	it('takes the password, as does whatever a borrowed session must not do', async () => {
		const result = await makeToken(bilal, { ...wanted, current: another });
		expect(result).toEqual({ problems: { current: 'This is not your password.' } });
		expect(await listTokens(bilal)).toEqual([]);
	});

	it('publishes for those who may, and lives a year at most', async () => {
		const scopes: TokenScope[] = ['write', 'publish'];
		expect(await made(chanda, { scopes })).toMatch(/does not publish/);
		expect(await made(bilal, { scopes })).toMatch(/^rw_/);
		expect(await made(bilal, { days: 366 })).toMatch(/365 days/);
	});

	it('gives way to another of its name while nothing uses it', async () => {
		const [first, second] = [await made(bilal), await made(bilal)];
		expect(await listTokens(bilal)).toHaveLength(1);
		expect(await bearerOf(first)).toBeUndefined();
		expect(await bearerOf(second)).toBeDefined();
		expect(await made(bilal)).toMatch(/something uses it/);
		expect(await made(chanda)).toMatch(/^rw_/);
	});

	it('is one of twenty at most', async () => {
		for (let index = 0; index < 20; index++) await made(bilal, { name: `Token ${index}` });
		expect(await made(bilal)).toMatch(/You have 20 tokens/);
		expect(await made(chanda)).toMatch(/^rw_/);
	});
});

describe('promises 4 and 12: a token is dead at the next request', () => {
	let token: string;
	beforeEach(async () => {
		token = await made(bilal);
	});

	it('is alive before', async () => {
		expect(await bearerOf(token)).toBeDefined();
	});

	it('once it is revoked, by its owner and nobody else', async () => {
		const [{ id } = { id: '' }] = await listTokens(bilal);
		expect(await revokeToken(asma, id)).toBe(false);
		expect(await bearerOf(token)).toBeDefined();
		expect(await revokeToken(bilal, id)).toBe(true);
		expect(await bearerOf(token)).toBeUndefined();
		const kinds = (await db.select().from(t.activity)).map(({ kind }) => kind);
		expect(kinds).toEqual(['token_made', 'token_revoked']);
	});

	it('once its time is over, and is forgotten a month later', async () => {
		const endDaysAgo = (days: number) =>
			db.update(t.apiToken).set({ expiresAt: new Date(Date.now() - days * 86_400_000) });
		await endDaysAgo(0);
		expect(await bearerOf(token)).toBeUndefined();
		await purgeTokens();
		expect(await listTokens(bilal)).toHaveLength(1);
		await endDaysAgo(31);
		await purgeTokens();
		expect(await listTokens(bilal)).toEqual([]);
	});

	it('once its owner is disabled, and stays dead when they are let in again', async () => {
		await setDisabled(asma, 'bilal', true);
		expect(await bearerOf(token)).toBeUndefined();
		await setDisabled(asma, 'bilal', false);
		expect(await bearerOf(token)).toBeUndefined();
	});

	it('once its owner has another role', async () => {
		await changeRole(asma, 'bilal', 'administrator');
		expect(await bearerOf(token)).toBeUndefined();
	});

	it('once the password is changed', async () => {
		const browser = await browserOf(bilal);
		const event = await browser.visit();
		const wrong = await changePassword(event, bilal, {
			current: password,
			code: '',
			password: another
		});
		expect(wrong).toBeUndefined();
		expect(await bearerOf(token)).toBeUndefined();
	});

	it('once the password is reset', async () => {
		const ticket = await issueTicket(db, 'reset', { accountId: 'bilal' });
		expect(await resetPassword(ticket, another)).toBeUndefined();
		expect(await bearerOf(token)).toBeUndefined();
	});

	it('once the second step is taken away', async () => {
		await db
			.update(t.account)
			.set({ totpSecret: 'x', totpConfirmedAt: new Date() })
			.where(eq(t.account.id, 'bilal'));
		await takeTwoStepAway(asma, { id: 'bilal', current: password, code: '' });
		expect(await bearerOf(token)).toBeUndefined();
	});

	it('and nobody else’s with it', async () => {
		const hers = await made(chanda);
		await setDisabled(asma, 'bilal', true);
		expect(await bearerOf(hers)).toBeDefined();
	});
});

describe('promise 6: where the operator wants a second step', () => {
	it('whoever lacks it makes no token, and uses none', async () => {
		const token = await made(bilal);
		const locals = { bearer: await bearerOf(token) };
		expect(requireToken({ locals }).user.id).toBe('bilal');
		vi.stubEnv('REQUIRE_TWO_STEP', 'editors');
		expect(await made(bilal)).toMatch(/two-step/);
		expect(() => requireToken({ locals })).toThrow(expect.objectContaining({ status: 403 }));
		expect(await made({ ...bilal, twoStep: true }, { name: 'Another' })).toMatch(/^rw_/);
	});
});
