import { requestedLetters } from '../../domain/follow.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../db/index.ts';
import { follower } from '../follow/tables.ts';
import { addFollower } from '../../../../tests/helpers/server/follow/test-followers.ts';
import { list, post } from './mail.ts';
import { deliver } from './outbox.ts';
import { outbox } from './tables.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';

// These tests say which followers get letters, and when letters end.

let office: Awaited<ReturnType<typeof openPostOffice>>;
const minutes = (many: number) =>
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + many * 60_000 });

beforeEach(async () => {
	office = await openPostOffice();
});
afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	await office.close();
});

const letter = {
	subject: 'A law changed',
	text: 'The law changed.',
	html: '<p>The <b>law</b> changed.</p>',
	headers: {
		'List-Id': '<everything.rulewatch.example>',
		'List-Unsubscribe': '<https://rulewatch.example/follow/stop/1>',
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	}
};
const news = (id: string, key = `news:${id}`) =>
	post(db, { to: { follower: id }, kind: 'news', key, letter });
const chanda = async () => (await db.select().from(follower))[0]!;

describe('a letter to a follower', () => {
	it('goes to the address that was sealed, as text and as a page, with its headers', async () => {
		await news(await addFollower('chanda@example.org', { refusals: 1 }));
		await deliver();
		const [{ to, text } = { to: [], text: '' }, ...others] = office.arrived;
		expect([to, others]).toEqual([['chanda@example.org'], []]);
		expect(text).toContain('Content-Type: multipart/alternative');
		expect(text).toContain('<p>The <b>law</b> changed.</p>');
		for (const [name, value] of Object.entries(letter.headers))
			expect(text.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
		expect(await chanda()).toMatchObject({ refusals: 0 });
	});

	it.each([
		['who ended', { endedAt: new Date() }],
		['who has not said that the address is theirs', { confirmedAt: null }]
	])('%s is not sent, and nothing of it is kept', async (_, as) => {
		await news(await addFollower('chanda@example.org', as));
		await deliver();
		expect(office.arrived).toEqual([]);
		expect(await db.$count(outbox)).toBe(0);
	});

	it('that asks whether the address is theirs goes before they said so', async () => {
		const id = await addFollower('chanda@example.org', { confirmedAt: null });
		await post(db, { to: { follower: id }, kind: 'follow_confirm', key: 'c:1', letter });
		await deliver();
		expect(office.arrived).toHaveLength(1);
	});

	it.each(requestedLetters)(
		'that somebody asks for goes though all letters were ended: %s',
		async (kind) => {
			const id = await addFollower('chanda@example.org', { endedAt: new Date() });
			await post(db, { to: { follower: id }, kind, key: 'c:1', letter });
			await deliver();
			expect(office.arrived).toHaveLength(1);
		}
	);

	it('waits for those that somebody sits and waits for', async () => {
		const id = await addFollower('chanda@example.org');
		for (let number = 0; number < 12; number++) await news(id, `news:${number}`);
		await post(db, { to: 'bilal@example.org', kind: 'reset', key: 'r', letter });
		await deliver();
		expect(office.arrived).toHaveLength(13);
		expect(office.arrived[0]?.to).toEqual(['bilal@example.org']);
	});

	it('is written nowhere where no mail server is set, and waits for one', async () => {
		vi.unstubAllEnvs();
		const log = vi.spyOn(console, 'log').mockImplementation(() => {});
		await news(await addFollower('chanda@example.org'));
		await deliver();
		expect(log).not.toHaveBeenCalled();
		expect(await list()).toMatchObject([{ tries: 1, letter: undefined }]);
	});
});

describe('a follower whose mail server says that there is no such mailbox', () => {
	const refusal = '550 5.1.1 <chanda@example.org>: user chanda unknown, was c.ali@example.net';

	it('is ended at the second try, with a reason, and by a later letter alone', async () => {
		office.refuses.rcpt = refusal;
		const id = await addFollower('chanda@example.org');
		await news(id);
		await news(id, 'news:2');
		await deliver();
		expect(await chanda()).toMatchObject({ refusals: 1, endedAt: null });
		minutes(1.1);
		await deliver();
		expect(await chanda()).toMatchObject({
			endedAt: expect.any(Date),
			endReason: expect.stringContaining('no such mailbox')
		});
		expect(await db.$count(outbox)).toBe(0);
	});

	it('is told of nowhere by address, whatever the server says of it', async () => {
		office.refuses.rcpt = refusal;
		await news(await addFollower('chanda@example.org'));
		await deliver();
		const [{ failure } = { failure: '' }] = await list();
		expect(failure).toMatch(/^The mail server does not take the address: 550 5\.1\.1 .*unknown/);
		expect(failure).not.toMatch(/chanda|c\.ali|@/);
	});

	it('begins anew once a letter was taken', async () => {
		office.refuses.rcpt = refusal;
		await news(await addFollower('chanda@example.org'));
		await deliver();
		office.refuses = {};
		minutes(1.1);
		await deliver();
		expect(await chanda()).toMatchObject({ refusals: 0, endedAt: null });
	});

	it.each([
		['for good', { rcpt: '552 5.2.2 <chanda@example.org>: Over quota' }],
		['for now', { rcpt: '452 4.2.2 Over quota' }],
		['once the letter has come', { data: '552 5.2.2 Mailbox full' }],
		['in words alone', { rcpt: '550 Mailbox is full' }]
	])(
		'or that it is full, %s, is ended after 30 days of nothing else, and not at once',
		async (_, refuses) => {
			Object.assign(office.refuses, refuses);
			const id = await addFollower('chanda@example.org');
			const day = 24 * 60;
			for (let letter = 0; letter < 4; letter++) {
				await news(id, `news:${letter}`);
				for (let turn = 0; turn < 2; turn++) {
					await deliver();
					minutes(3);
				}
				minutes(7 * day);
			}
			expect(await chanda()).toMatchObject({
				refusals: 0,
				endedAt: null,
				fullSince: expect.any(Date)
			});
			minutes(3 * day);
			await deliver();
			expect(await chanda()).toMatchObject({
				endedAt: expect.any(Date),
				endReason: 'Your mailbox was full for 30 days, and took none of our e-mails.'
			});
			expect(await db.$count(outbox)).toBe(0);
		}
	);

	it('or that it is full, begins anew once a letter was taken', async () => {
		office.refuses.rcpt = '552 5.2.2 Over quota';
		await news(await addFollower('chanda@example.org'));
		await deliver();
		office.refuses = {};
		minutes(25 * 24 * 60);
		await deliver();
		expect(await chanda()).toMatchObject({ fullSince: null, endedAt: null });
		office.refuses.rcpt = '552 5.2.2 Over quota';
		minutes(10 * 24 * 60);
		await news('chanda', 'news:2');
		await deliver();
		expect(await chanda()).toMatchObject({ endedAt: null });
	});

	it.each([
		['a relay that does not know us', { rcpt: '554 5.7.1 Relay access denied' }],
		['the same, in its own words', { rcpt: '550 relay not permitted' }],
		['a sender that it does not like', { mail: '550 5.7.1 Sender refused' }],
		['a letter that it does not like', { data: '554 5.7.1 Looks like spam' }]
	])('is not meant by %s', async (_, refuses) => {
		Object.assign(office.refuses, refuses);
		await news(await addFollower('chanda@example.org'));
		for (let turn = 0; turn < 3; turn++) {
			await deliver();
			minutes(20);
		}
		expect(await chanda()).toMatchObject({ refusals: 0, endedAt: null });
		expect(await list()).toMatchObject([{ tries: 3, sentAt: null }]);
	});
});
