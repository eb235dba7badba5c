import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { db } from '../db/index.ts';
import { list, post } from './mail.ts';
import { deliver, releaseHeld } from './outbox.ts';
import { closeConnections } from './smtp.ts';
import { outbox } from './tables.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';

// Servers refuse letters in these ways; docs/operations.md says what happens to the letter.

const letter = { subject: 'A letter', text: 'A text.' };
const write = (number = 1) =>
	post(db, { to: 'bilal@example.org', kind: 'notice', key: `notice:${number}`, letter });
const later = (seconds: number) =>
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
const failure = async () => (await list()).find(({ tries }) => tries)?.failure;

const ends: (() => unknown)[] = [];
afterEach(async () => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	closeConnections();
	for (const end of ends.splice(0)) await end();
});

async function office(options?: Parameters<typeof openPostOffice>[0]) {
	const opened = await openPostOffice(options);
	ends.push(opened.close);
	return opened;
}

/** A server that only handles a connection in this way. */
async function lineThat(answers: (socket: Socket) => void, query = '') {
	const sockets = new Set<Socket>();
	const server: Server = createServer((socket) => {
		sockets.add(socket.on('error', () => {}));
		answers(socket);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	ends.push(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}/${query}`);
	vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');
	return { port, server };
}

describe('a mail server that', () => {
	it('refuses the connection is asked once a round, and the other letters wait untried', async () => {
		const { server } = await lineThat(() => {});
		server.close();
		for (const number of [1, 2, 3]) await write(number);
		await deliver();
		expect((await list()).map(({ tries }) => tries).sort()).toEqual([0, 0, 1]);
		expect(await failure()).toMatch(/^The mail server cannot be reached: .*ECONNREFUSED/);
		expect(await db.select().from(outbox)).toEqual(
			expect.arrayContaining([expect.objectContaining({ heldUntil: null, tries: 0 })])
		);
	});

	it.each([
		['never says a word', () => {}, '?greetingTimeout=200'],
		[
			'stops answering',
			(socket: Socket) => void socket.write('220 mail.example ESMTP\r\n'),
			'?socketTimeout=200'
		]
	])('%s costs the time-out, and the letter waits', async (_, answers, query) => {
		await lineThat(answers, query);
		await write();
		await deliver();
		expect(await failure()).toMatch(/^The mail server takes too long/);
		expect(await list()).toMatchObject([{ tries: 1, sentAt: null, deadAt: null }]);
	});

	it('ends the connection before its greeting is tried later', async () => {
		await lineThat((socket) => void socket.end());
		await write();
		await deliver();
		expect(await failure()).toMatch(/^The mail server ended the connection/);
	});

	it('drops a letter half-way gets it whole the next time', async () => {
		const it = await office();
		it.drops = 'mid-letter';
		await write();
		await deliver();
		expect(await failure()).toMatch(/^The mail server ended the connection/);
		expect([it.begun, it.arrived.length]).toEqual([1, 0]);
		it.drops = undefined;
		later(61);
		await deliver();
		expect(it.arrived).toHaveLength(1);
	});

	it('takes a letter and drops the line before it says so gets it again, with the same Message-ID', async () => {
		const it = await office();
		it.drops = 'before the answer';
		await write();
		await deliver();
		it.drops = undefined;
		later(61);
		await deliver();
		const ids = it.arrived.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
		expect(ids).toEqual([expect.stringMatching(/^<notice%3A1@/), ids[0]]);
	});

	it('does not take a letter now, then takes it', async () => {
		const it = await office();
		it.refuses.rcpt = '451 4.7.1 Come back later';
		await write();
		await deliver();
		expect(await failure()).toMatch(/^The mail server does not take the address: 451/);
		it.refuses = {};
		later(61);
		await deliver();
		expect(it.arrived).toHaveLength(1);
	});

	it.each([
		['auth', '535 5.7.8 Wrong password', /^The mail server does not let us sign in: 535/],
		['mail', '553 5.1.8 Not you', /^The mail server does not take our own address .*: 553/],
		['rcpt', '550 5.1.1 No such user', /^The mail server does not take the address: 550/],
		['data', '554 5.6.0 Not this', /^The mail server does not take the e-mail: 554/]
	] as const)(
		'refuses for good at %s is tried with growing waits for twenty hours, then the letter is given up',
		async (stage, refusal, words) => {
			const it = await office({ signsIn: true });
			it.refuses[stage] = refusal;
			await write();
			const waits = [];
			for (let tries = 1; tries <= 11; tries++) {
				await deliver();
				const [row] = await db.select().from(outbox);
				expect(row).toMatchObject({ tries, deadAt: null, failure: expect.stringMatching(words) });
				const seconds = (row!.nextTryAt.getTime() - Date.now()) / 1000;
				waits.push(Math.round(seconds / 60));
				later(seconds + 1);
			}
			expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
			await deliver();
			expect(await db.select().from(outbox)).toMatchObject([
				{ tries: 12, deadAt: expect.any(Date), sealed: expect.any(String) }
			]);
			it.refuses = {};
			later(86_400);
			await deliver();
			expect(it.arrived).toEqual([]);
		}
	);

	it('has no place for another connection now is left alone until the next round', async () => {
		const it = await office();
		it.refuses.mail = '421 4.7.0 Too many connections';
		for (const number of [1, 2]) await write(number);
		await deliver();
		expect((await list()).map(({ tries }) => tries).sort()).toEqual([0, 1]);
	});
});

describe('a queue', () => {
	it('that two processes deliver leaves each letter once', async () => {
		const it = await office({ query: '?maxConnections=4' });
		for (let number = 0; number < 100; number++) await write(number);
		// A second copy of the module stands for another process.
		const name = './outbox.ts?other';
		const other: typeof import('./outbox.ts') = await import(/* @vite-ignore */ name);
		const carried: string[] = [];
		other.registerCarrier('mail', {
			retrySeconds: [60],
			atOnce: () => 4,
			batch: 3,
			write: async () => undefined,
			carry: async ({ dedupeKey }) => void carried.push(dedupeKey)
		});
		await Promise.all([deliver(), other.deliver()]);
		const sent = it.arrived.map(({ text }) => /^Message-ID: <(.*)@/im.exec(text)![1]!);
		expect(Math.min(sent.length, carried.length)).toBeGreaterThan(0);
		const keys = [...carried, ...sent.map(decodeURIComponent)];
		expect([keys.length, new Set(keys).size]).toEqual([100, 100]);
	});

	it('that is told to stop begins no other letter, and holds none', async () => {
		const it = await office();
		for (let number = 0; number < 5; number++) await write(number);
		const stop = new AbortController();
		const push = it.arrived.push.bind(it.arrived);
		it.arrived.push = (...arrived) => (stop.abort(), push(...arrived));
		await deliver(stop.signal);
		expect(it.arrived).toHaveLength(1);
		const rows = await db.select().from(outbox);
		expect(rows.filter(({ sentAt }) => sentAt)).toHaveLength(1);
		expect(rows.filter(({ heldUntil }) => heldUntil)).toEqual([]);
		await deliver();
		expect(it.arrived).toHaveLength(5);
	});

	it('does not keep a process that ends from it, and tells of the letter that was cut off', async () => {
		await lineThat((socket) => void socket.write('220 mail.example ESMTP\r\n'));
		await write();
		const delivery = deliver();
		await expect.poll(async () => (await db.select().from(outbox))[0]!.heldUntil).toBeTruthy();
		closeConnections();
		await delivery;
		expect(await list()).toMatchObject([{ tries: 1, sentAt: null, deadAt: null }]);
	});

	it('whose process is gone passes to another after two minutes; in a folder, at the next start', async () => {
		const it = await office();
		const heldUntil = new Date(Date.now() + 120_000);
		for (const number of [1, 2]) await write(number);
		await db.update(outbox).set({ heldUntil });
		await deliver();
		expect(it.arrived).toEqual([]);
		later(121);
		await deliver();
		expect(it.arrived).toHaveLength(2);
		vi.useRealTimers();
		await write(3);
		await db.update(outbox).set({ heldUntil });
		await releaseHeld();
		await deliver();
		expect(it.arrived).toHaveLength(3);
	});
});
