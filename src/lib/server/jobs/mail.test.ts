import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { deliverySentence, list, post } from './mail.ts';
import { deliver, purgeOutbox } from './outbox.ts';
import { countDeliveries } from './state.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';

const letter = {
	subject: 'Ünïcode\r\nBcc: mallory@example.org',
	text: 'A link: https://x.example/1'
};
const one = { to: 'bilal@example.org', kind: 'notice', key: 'notice:1', letter };

let office: Awaited<ReturnType<typeof openPostOffice>>;

beforeEach(async () => {
	office = await openPostOffice();
});
afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	await office.close();
});

describe('a letter', () => {
	it('is said to be on its way only where mail carries it', () => {
		expect(deliverySentence('A letter')).toBe('A letter is on its way.');
		vi.unstubAllEnvs();
		expect(deliverySentence('A letter')).toContain('no mail is set up here');
	});

	it('is sent once, however often it is asked for and delivery runs', async () => {
		await post(db, one);
		await post(db, one);
		await Promise.all([deliver(), deliver()]);
		await deliver();
		expect(office.arrived).toMatchObject([{ to: [one.to] }]);
		expect(office.arrived[0]?.text).toContain('A link: https://x.example/1');
		expect(office.arrived[0]?.text).not.toMatch(/^Bcc:/m);
	});

	it('promise 28: is forgotten once it is sent, and its row a day later', async () => {
		await post(db, one);
		await deliver();
		expect(await db.select().from(t.outbox)).toMatchObject([{ sealed: null }]);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
		await purgeOutbox();
		expect(await db.$count(t.outbox)).toBe(0);
	});

	it('that could not be sent waits, tells why, and is tried again later', async () => {
		office.refuses.data = '452 Mailbox full';
		await post(db, one);
		await deliver();
		expect(await list()).toMatchObject([
			{ tries: 1, sentAt: null, failure: expect.stringContaining('Mailbox full') }
		]);
		office.refuses = {};
		await deliver();
		expect(office.arrived).toEqual([]);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		await deliver();
		expect(office.arrived).toHaveLength(1);
	});

	it('that waited when the clock was put back is sent, and sent once', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		await post(db, one);
		vi.setSystemTime(Date.now() - 730 * 86_400_000);
		await deliver();
		await deliver();
		expect(office.arrived).toHaveLength(1);
	});

	it('goes to the log and stays readable where no mail server is set', async () => {
		vi.unstubAllEnvs();
		const log = vi.spyOn(console, 'log').mockImplementation(() => {});
		await post(db, one);
		await deliver();
		expect(log).toHaveBeenCalledWith(expect.stringContaining('https://x.example/1'));
		expect(await list()).toMatchObject([{ letter: { text: letter.text } }]);
		expect(JSON.stringify(await db.select().from(t.outbox))).not.toContain('x.example');
	});

	it('that went to the log was not sent, not even once a mail server is set', async () => {
		const settings = { SMTP_URL: process.env['SMTP_URL']!, MAIL_FROM: process.env['MAIL_FROM']! };
		vi.unstubAllEnvs();
		vi.spyOn(console, 'log').mockImplementation(() => {});
		await post(db, one);
		await deliver();
		for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
		expect(await list('logged')).toMatchObject([{ isLogged: true, sentAt: expect.any(Date) }]);
		const letters = async () => (await countDeliveries()).carriers.find(({ by }) => by === 'mail')!;
		expect(await letters()).toMatchObject({ sent: 0, logged: 1, last: null });
		await post(db, { ...one, key: 'notice:2' });
		await deliver();
		expect(await list('sent')).toMatchObject([{ isLogged: false }]);
		expect(await letters()).toMatchObject({ sent: 1, logged: 1, last: expect.any(Date) });
	});

	it('does not leave where the change it tells of is undone', async () => {
		const undone = db.transaction(async (tx) => {
			await post(tx, one);
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await deliver();
		expect(office.arrived).toEqual([]);
	});
});
