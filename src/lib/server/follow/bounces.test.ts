import { describe, expect, it } from 'vitest';
import { db } from '../db/index.ts';
import { addFollower } from '../../../../tests/helpers/server/follow/test-followers.ts';
import { hookPath, isHook, takeReport } from './bounces.ts';
import { follower } from './tables.ts';

const chanda = 'chanda@example.org';
const endOf = async () => (await db.select().from(follower))[0]!.endReason;

const noMailbox: unknown[] = [
	[{ email: 'bilal@example.org' }, { email: chanda, reason: 'bounce' }],
	{ email: ' Chanda@Example.org ', reason: '550 No such user' },
	{ email: chanda }
];
const complaints: unknown[] = [
	[{ email: chanda, reason: 'complaint' }],
	{ email: chanda, reason: 'Marked as spam' }
];
const full: unknown[] = [
	[{ email: chanda, reason: 'full' }],
	{ email: chanda, reason: '552 5.2.2 over' },
	{ email: chanda, reason: '552 Mailbox full' }
];

describe('a follower', () => {
	it.each(noMailbox)('is ended by a bounce: %j', async (said) => {
		await addFollower(chanda);
		expect(await takeReport(said)).toBe(true);
		expect(await endOf()).toContain('no such mailbox');
	});

	it.each(complaints)('is ended by a complaint: %j', async (said) => {
		await addFollower(chanda);
		expect(await takeReport(said)).toBe(true);
		expect(await endOf()).toContain('reported as unwanted');
	});

	it.each(full)('is ended by a full mailbox after 30 days, and not at once: %j', async (said) => {
		await addFollower(chanda);
		expect(await takeReport(said)).toBe(true);
		expect(await endOf()).toBeNull();
		const days = (many: number) => new Date(Date.now() - many * 86_400_000);
		await db.update(follower).set({ fullSince: days(29) });
		await takeReport(said);
		expect(await endOf()).toBeNull();
		await db.update(follower).set({ fullSince: days(30) });
		await takeReport(said);
		expect(await endOf()).toContain('was full for 30 days');
	});

	it('is not ended by a report about somebody else, and nobody is told who follows', async () => {
		await addFollower(chanda);
		expect(await takeReport({ email: 'bilal@example.org' })).toBe(true);
		expect(await endOf()).toBeNull();
	});

	it('who ended by themselves keeps their own reason', async () => {
		await addFollower(chanda, { endedAt: new Date(), endReason: 'You ended all e-mails.' });
		await takeReport({ email: chanda });
		expect(await endOf()).toBe('You ended all e-mails.');
	});
});

describe('what comes to the address for reports', () => {
	it.each([
		[undefined],
		[null],
		['Hello'],
		[{}],
		[[{ email: 7 }]],
		[{ RecordType: 'Bounce', Type: 'HardBounce', Email: chanda }],
		[[{ email: chanda }, { event: 'open' }]]
	])('is told to be none where it is %j', async (said) =>
		expect(await takeReport(said)).toBe(false)
	);

	it('is taken under its signed token alone', () => {
		const token = hookPath().split('/').at(-1)!;
		expect(isHook(token)).toBe(true);
		for (const wrong of ['', 'hook', `hook.${'x'.repeat(32)}`, token.replace('hook', 'else')])
			expect(isHook(wrong)).toBe(false);
	});
});
