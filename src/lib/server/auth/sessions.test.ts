import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../domain/staff.ts';
import * as t from '../db/schema.ts';
import { db } from '../db/index.ts';
import { deliver } from '../jobs/outbox.ts';
import type { Account } from './accounts.ts';
import { isResetOpen, askForReset } from './reset.ts';
import {
	createSession,
	endSession,
	listSessions,
	purgeSessions,
	readSession,
	revokeSession
} from './sessions.ts';
import { isBetweenSteps } from './sign-in.ts';
import { Browser, browserOf, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { hashOf } from './tokens.ts';

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const userOf = ({ id, name, email, role }: Account): User => ({
	id,
	name,
	email,
	role,
	twoStep: false
});
const days = (count: number) =>
	vi.useFakeTimers({ now: Date.now() + count * 86_400_000, toFake: ['Date'] });

describe('promise 4: a session', () => {
	it('has a token of 256 bits, of which only a hash rests in the table', async () => {
		const asma = userOf(await person('administrator'));
		const token = await createSession(asma.id, 'Firefox on Linux');
		expect(Buffer.from(token, 'base64url')).toHaveLength(32);
		const rows = await db.select().from(t.session);
		expect(rows).toMatchObject([{ id: hashOf(token) }]);
		expect(JSON.stringify(rows)).not.toContain(token);
		expect((await readSession(token))?.user).toEqual(asma);
		expect(await readSession(hashOf(token))).toBeUndefined();
	});

	it('is opened by nothing that a dump of the database holds', async () => {
		vi.spyOn(console, 'log').mockImplementation(() => {});
		const browser = await browserOf(await person('editor'));
		await askForReset(await browser.visit(), 'bilal@example.org');
		await deliver();
		const tables = [t.session, t.device, t.ticket, t.tries, t.outbox, t.account];
		const rows = (await Promise.all(tables.map((table) => db.select().from(table)))).flat();
		const values = new Set(rows.flatMap((row) => Object.values(row).map(String)));
		expect(rows.length).toBeGreaterThanOrEqual(6);
		const opens = async (value: string) => {
			const thief = new Browser();
			for (const name of ['session', 'device', 'step']) thief.jar.set(`__Host-${name}`, value);
			const { user } = (await thief.visit()).locals;
			return user ?? ((await isBetweenSteps(await thief.visit())) || (await isResetOpen(value)));
		};
		expect(await opens(browser.sessionToken!), 'the token itself').toBeTruthy();
		for (const value of values) expect(await opens(value), value).toBe(false);
	});

	it('ends after seven days without use', async () => {
		const token = await createSession((await person('editor')).id, 'Firefox on Linux');
		days(7.1);
		expect(await readSession(token)).toBeUndefined();
	});

	it('ends after thirty days, however much it is used', async () => {
		// We stay near today: the embedded database takes its clock from the test too, and cannot wait 25 days.
		days(-15);
		const token = await createSession((await person('editor')).id, 'Firefox on Linux');
		for (let day = 0; day < 29; day++) {
			days(1);
			expect(await readSession(token), `day ${day + 1}`).toBeDefined();
		}
		days(1.1);
		expect(await readSession(token)).toBeUndefined();
		await purgeSessions();
		expect(await db.$count(t.session)).toBe(0);
	});

	it('outlives a clock that is put back by a day, and ends with one that is put back by years', async () => {
		const asma = userOf(await person('administrator'));
		const token = await createSession(asma.id, 'Firefox on Linux');
		days(-1);
		expect(await readSession(token)).toBeDefined();
		days(-730);
		expect(await readSession(token)).toBeUndefined();
	});

	it('is dead once it is ended, revoked, or its account disabled', async () => {
		const asma = userOf(await person('administrator'));
		const [ended, revoked, left] = await Promise.all(
			['a', 'b', 'c'].map((device) => createSession(asma.id, device))
		);
		await endSession(ended!);
		expect(await revokeSession(asma, hashOf(revoked!))).toBe(true);
		expect(await readSession(ended!)).toBeUndefined();
		expect(await readSession(revoked!)).toBeUndefined();
		expect(await listSessions(asma)).toMatchObject([{ device: 'c' }]);
		await db.update(t.account).set({ disabledAt: new Date() }).where(eq(t.account.id, asma.id));
		expect(await readSession(left!)).toBeUndefined();
	});

	it('of another cannot be revoked', async () => {
		const asma = userOf(await person('administrator'));
		const bilal = userOf(await person('editor'));
		const token = await createSession(asma.id, 'Firefox on Linux');
		expect(await revokeSession(bilal, hashOf(token))).toBe(false);
		expect(await readSession(token)).toBeDefined();
	});

	it.each(['', 'x', 'A'.repeat(43), hashOf('A'), "' or 1=1"])(
		'promise 5: that was planted never becomes one: “%s”',
		async (planted) => {
			await person('editor');
			expect(await readSession(planted)).toBeUndefined();
		}
	);
});
