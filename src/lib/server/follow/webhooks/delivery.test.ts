import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Webhook as Standard } from 'standardwebhooks';
import type { User } from '../../../domain/staff.ts';
import { account } from '../../auth/tables.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { outbox, webhook } from '../../db/schema.ts';
import * as mail from '../../jobs/mail.ts';
import { deliver } from '../../jobs/outbox.ts';
import { seal } from '../../auth/secret.ts';
import './carrier.ts';
import { list, setOff, showWebhooks } from './index.ts';
import {
	addWebhook,
	openReceiver,
	type Receiver
} from '../../../../../tests/helpers/server/follow/webhooks/test-receiver.ts';

let receiver: Receiver;
let bilal: User;
let made: Awaited<ReturnType<typeof addWebhook>>;
let now: number;

beforeEach(async () => {
	receiver = await openReceiver();
	vi.spyOn(console, 'log').mockImplementation(() => {});
	vi.useFakeTimers({ toFake: ['Date'] });
	now = Date.now();
	bilal = { ...(await person('editor')), twoStep: false };
	made = await addWebhook(bilal, receiver.url);
	receiver.arrived.length = 0;
});
afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	await receiver.close();
});

const body = '{"type":"statement.published"}';
const answer = (status: number, headers = {}) =>
	void (receiver.answer = (response) => response.writeHead(status, headers).end());
const later = (seconds: number) => vi.setSystemTime((now += seconds * 1000));
const rows = () => db.select().from(outbox).where(eq(outbox.webhookId, made.webhook.id));
const stored = async () => (await db.select().from(webhook))[0]!;
const letters = async () =>
	(await mail.list()).flatMap(({ recipient, letter }) =>
		recipient === bilal.email && letter ? [letter] : []
	);

/** A message in the outbox, already written. */
const due = (change: number) =>
	db.insert(outbox).values({
		webhookId: made.webhook.id,
		kind: 'webhook',
		sealed: seal(body),
		dedupeKey: `webhook/${made.webhook.id}/${change}`,
		createdAt: new Date(),
		nextTryAt: new Date()
	});

describe('promise 25: what a webhook is told', () => {
	it('arrives once, signed, under the name of its message and the time of the try', async () => {
		await due(1);
		await Promise.all([deliver(), deliver()]);
		await deliver();
		const [message, ...others] = receiver.arrived;
		expect(others).toEqual([]);
		expect(message!.headers['webhook-id']).toBe(`webhook/${made.webhook.id}/1`);
		const said = new Standard(made.secret).verify(message!.body, message!.headers as never);
		expect(said).toEqual(JSON.parse(body));
		expect(await stored()).toMatchObject({ lastDeliveredAt: new Date(now), failingSince: null });
	});

	it('is refused by a receiver that gets it from somebody else, changed, or too late', async () => {
		await due(1);
		await deliver();
		const [{ headers, body: sent }] = receiver.arrived as [Receiver['arrived'][number]];
		const verify =
			(text: string, further = {}) =>
			() =>
				new Standard(made.secret).verify(text, { ...headers, ...further } as never);
		expect(verify(sent)).not.toThrow();
		expect(verify(sent.replace('published', 'withdrawn'))).toThrow();
		expect(verify(sent, { 'webhook-id': 'webhook/another/1' })).toThrow();
		expect(verify(sent, { 'webhook-timestamp': String(Math.floor(now / 1000) - 1) })).toThrow();
		later(6 * 60);
		expect(verify(sent)).toThrow(/too old/);
	});

	it('is tried again after growing waits, each a little shorter by chance, and under the same name', async () => {
		answer(500);
		await due(1);
		const waits: number[] = [];
		for (;;) {
			await deliver();
			const [row] = await rows();
			if (row!.deadAt) break;
			waits.push((row!.nextTryAt.getTime() - now) / 1000);
			later(waits.at(-1)!);
		}
		const told = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
		expect(waits).toHaveLength(told.length);
		for (const [n, wait] of waits.entries()) {
			expect(wait).toBeLessThanOrEqual(told[n]!);
			expect(wait).toBeGreaterThanOrEqual(told[n]! * 0.9 - 0.001);
		}
		expect(new Set(receiver.arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(new Set(receiver.arrived.map(({ body }) => body))).toEqual(new Set([body]));
		const [own] = await showWebhooks(await list(bilal));
		expect(own).toMatchObject({ state: 'on', failure: 'It answered 500.' });
	});

	it.each([301, 302, 303, 307, 308])('follows no redirect: %d', async (status) => {
		answer(status, { location: receiver.url });
		await due(1);
		await deliver();
		expect(receiver.arrived).toHaveLength(1);
		expect((await rows())[0]).toMatchObject({
			sentAt: null,
			failure: `It answered ${status}, and redirects are not followed.`
		});
	});

	it('reads no more than 64 KiB of the answer', async () => {
		let sent = 0;
		receiver.answer = (response) => {
			const chunk = Buffer.alloc(65_536);
			const more = () => {
				while (!response.destroyed && response.write(chunk)) sent += chunk.length;
			};
			response.on('drain', more);
			more();
		};
		await due(1);
		await deliver();
		expect((await rows())[0]).toMatchObject({ sentAt: expect.any(Date) });
		// Some of it is sent into the system's buffers and never read.
		expect(sent).toBeLessThan(20_000_000);
	});

	it('waits 5 seconds for an answer and no longer', async () => {
		receiver.answer = (response) => void response.writeHead(200).write('…');
		await due(1);
		await deliver();
		expect((await rows())[0]).toMatchObject({
			failure: 'It did not answer within 5 seconds.',
			sentAt: null
		});
	});
});

describe('a webhook is switched off', () => {
	it('at once where it answers 410, with what waits, by one letter to its owner', async () => {
		answer(410);
		for (const change of [1, 2, 3]) await due(change);
		await deliver();
		await deliver();
		expect(await stored()).toMatchObject({ offAt: new Date(now), offReason: /answered 410/ });
		expect(await rows()).toEqual([]);
		expect(await letters()).toMatchObject([{ subject: 'Your webhook was switched off' }]);
		expect((await letters())[0]!.text).toContain('“Newsroom”');
	});

	it('after five days in which nothing arrived, and not before', async () => {
		answer(503);
		await due(1);
		await deliver();
		later(5 * 86_400 - 60);
		await due(2);
		await deliver();
		expect(await stored()).toMatchObject({ offAt: null });
		later(120);
		await due(3);
		await deliver();
		expect(await stored()).toMatchObject({
			offReason: 'Every delivery has failed for 5 days. The last time: It answered 503.'
		});
		expect(await letters()).toHaveLength(1);
		expect(await rows()).toEqual([]);
	});

	it('and not where something arrived in between', async () => {
		answer(503);
		await due(1);
		await deliver();
		later(4 * 86_400);
		answer(200);
		await due(2);
		await deliver();
		answer(503);
		later(4 * 86_400);
		await due(3);
		await deliver();
		expect(await stored()).toMatchObject({ offAt: null, failingSince: new Date(now) });
	});

	it('by its owner, and gets nothing that comes later', async () => {
		await due(1);
		await setOff(bilal, made.webhook.id);
		expect(await rows()).toEqual([]);
		await due(2);
		await deliver();
		expect(receiver.arrived).toEqual([]);
		expect(await rows()).toEqual([]);
		expect(await letters()).toEqual([]);
	});
});

it('a webhook of somebody whose account is disabled gets nothing', async () => {
	await due(1);
	await db.update(account).set({ disabledAt: new Date() });
	await deliver();
	expect(receiver.arrived).toEqual([]);
});

it('promise 17: a webhook whose place became private gets nothing', async () => {
	vi.stubEnv('FETCH_ALLOW', '');
	await due(1);
	await deliver();
	expect(receiver.arrived).toEqual([]);
	expect((await rows())[0]!.failure).toMatch(/ports 80 and 443|no place/);
});
