import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../db/index.ts';
import { addFollower } from '../../../../tests/helpers/server/follow/test-followers.ts';
import { list, post } from './mail.ts';
import { deliver, purgeOutbox, resend, resendAll } from './outbox.ts';
import { countDeliveries, isStalled } from './state.ts';
import { change, outbox } from './tables.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';
import { noteTry } from './tries.ts';

const letter = { subject: 'A letter', text: 'A text.' };
const write = (number = 1) =>
	post(db, { to: 'bilal@example.org', kind: 'notice', key: `notice:${number}`, letter });
const later = (minutes: number) =>
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });

let office: Awaited<ReturnType<typeof openPostOffice>>;

beforeEach(async () => {
	noteTry('mail', 'sent');
	office = await openPostOffice();
});
afterEach(async () => {
	vi.useRealTimers();
	await office.close();
});

/** Delivers again and again until every row is sent or given up. */
async function untilOver() {
	for (let turn = 0; turn < 12; turn++) {
		await deliver();
		later(361);
	}
}

describe('delivery', () => {
	it('is well while nothing waits, and while what is due was just written', async () => {
		expect(await isStalled()).toBe(false);
		await write();
		expect(await isStalled()).toBe(false);
	});

	it('has stalled where something has been due for a quarter of an hour and nothing left', async () => {
		await write();
		later(16);
		expect(await isStalled()).toBe(true);
		await deliver();
		expect(await isStalled()).toBe(false);
	});

	it('goes on where much is due for long, and some of it leaves', async () => {
		await write();
		await write(2);
		later(16);
		await db.update(outbox).set({ heldUntil: new Date(Date.now() + 60_000) });
		await post(db, { to: 'asma@example.org', kind: 'notice', key: 'another', letter });
		await deliver();
		await db.update(outbox).set({ heldUntil: null });
		expect(await isStalled()).toBe(false);
	});

	it('has stalled where the mail server took none of the last twenty', async () => {
		office.refuses.rcpt = '451 Not now';
		for (let number = 0; number < 20; number++) await write(number);
		await deliver();
		expect(await isStalled()).toBe(true);
		office.refuses = {};
		later(2);
		await deliver();
		expect(await isStalled()).toBe(false);
	});

	it('has stalled where the mail server has been away for a quarter of an hour', async () => {
		await office.close();
		vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
		vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');
		await write();
		await deliver();
		later(16);
		await deliver();
		expect(await isStalled()).toBe(true);
		office = await openPostOffice();
	});

	it('has stalled where a change was noted down for nobody for a quarter of an hour', async () => {
		const at = new Date();
		const told = { key: 'statement/s/1', noun: 'statement', rowId: 's', version: 1, at };
		await db.insert(change).values(told);
		expect(await isStalled()).toBe(false);
		later(16);
		expect(await isStalled()).toBe(true);
		await db.update(change).set({ spreadAt: at });
		expect(await isStalled()).toBe(false);
	});
});

describe('a letter that was given up', () => {
	beforeEach(async () => {
		office.refuses.data = '554 Not this';
		await write();
		await untilOver();
	});

	it('is counted, and kept with its reason for a week', async () => {
		const { carriers } = await countDeliveries();
		expect(carriers).toMatchObject([
			{ by: 'mail', waiting: 0, failing: 0, dead: 1, sent: 0, last: null, dueSeconds: 0 },
			{ by: 'webhook', dead: 0 }
		]);
		await purgeOutbox();
		expect(await list('dead')).toMatchObject([
			{ recipient: 'bilal@example.org', failure: expect.stringContaining('554') }
		]);
		later(8 * 24 * 60);
		await purgeOutbox();
		expect(await list()).toEqual([]);
	});

	it('is sent again when an administrator says so, once', async () => {
		const [{ id } = { id: 0 }] = await list('dead');
		office.refuses = {};
		expect(await resend(id)).toBe(true);
		expect(await resend(id)).toBe(false);
		await deliver();
		expect(office.arrived).toHaveLength(1);
		expect(await list('sent')).toMatchObject([{ tries: 0, failure: null }]);
	});

	it('is sent again with all others that were seen, and with none that was not', async () => {
		await write(2);
		await untilOver();
		const [newest, oldest] = await list('dead');
		expect(await resendAll(oldest!.id)).toBe(1);
		expect(await list('dead')).toMatchObject([{ id: newest!.id }]);
	});
});

describe('the outbox, as administrators see it,', () => {
	it('has the words of letters to staff where nothing else brings them, and none to followers', async () => {
		await post(db, {
			to: { follower: await addFollower('chanda@example.org') },
			kind: 'follow_mine',
			key: 'f',
			letter: { subject: 'Yours', text: 'chanda@example.org' }
		});
		await write();
		expect(JSON.stringify(await list())).not.toMatch(/A text|chanda/);
		vi.stubEnv('SMTP_URL', '');
		expect(await list()).toMatchObject([
			{ recipient: 'bilal@example.org', letter },
			{ recipient: null, host: null, letter: undefined }
		]);
		expect(JSON.stringify(await list())).not.toContain('chanda@');
	});
});
