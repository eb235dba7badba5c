import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as t from './db/accounts.ts';
import { db } from './db/index.ts';
import { deliver, list, post, purgeOutbox } from './mail.ts';

const letter = {
	subject: 'Ünïcode\r\nBcc: mallory@example.org',
	text: 'A link: https://x.example/1'
};
const one = { to: 'bilal@example.org', kind: 'notice', key: 'notice:1', letter };

let server: SMTPServer;
let arrived: { to: string[]; text: string }[];
let refuse = false;

beforeEach(async () => {
	arrived = [];
	refuse = false;
	server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, { envelope }, done) {
			void text(stream).then((text) => {
				if (refuse) return done(new Error('Mailbox full'));
				arrived.push({ to: envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		}
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.server.address() as AddressInfo;
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
	vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');
});
afterEach(async () => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
	await new Promise<void>((closed) => server.close(closed));
});

describe('a letter', () => {
	it('is sent once, however often it is asked for and delivery runs', async () => {
		await post(db, one);
		await post(db, one);
		await Promise.all([deliver(), deliver()]);
		await deliver();
		expect(arrived).toMatchObject([{ to: [one.to] }]);
		expect(arrived[0]?.text).toContain('A link: https://x.example/1');
		expect(arrived[0]?.text).not.toMatch(/^Bcc:/m);
	});

	it('is forgotten once it is sent, and its row a day later', async () => {
		await post(db, one);
		await deliver();
		expect(await db.select().from(t.outbox)).toMatchObject([{ sealed: null }]);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
		await purgeOutbox();
		expect(await db.$count(t.outbox)).toBe(0);
	});

	it('that could not be sent waits, tells why, and is tried again later', async () => {
		refuse = true;
		await post(db, one);
		await deliver();
		expect(await list()).toMatchObject([
			{ tries: 1, sentAt: null, failure: expect.stringContaining('Mailbox full') }
		]);
		refuse = false;
		await deliver();
		expect(arrived).toEqual([]);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		await deliver();
		expect(arrived).toHaveLength(1);
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

	it('does not leave where the change it tells of is undone', async () => {
		const undone = db.transaction(async (tx) => {
			await post(tx, one);
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await deliver();
		expect(arrived).toEqual([]);
	});
});
