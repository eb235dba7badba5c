import { describe, expect, it } from 'vitest';
import { db } from '../db/index.ts';
import { addFollower } from './test-followers.ts';
import { hookPath, isHook, takeReport } from './bounces.ts';
import { follower } from './tables.ts';

const chanda = 'chanda@example.org';
const endOf = async () => (await db.select().from(follower))[0]!.endReason;

/** As the providers' own documentation has them, with what we do not read left out. */
const noMailbox: Record<string, unknown> = {
	Postmark: { RecordType: 'Bounce', Type: 'HardBounce', TypeCode: 1, Email: chanda },
	SendGrid: [
		{ event: 'delivered', email: 'bilal@example.org', sg_event_id: 'x' },
		{ event: 'bounce', type: 'bounce', status: '5.1.1', email: chanda, reason: '550 5.1.1' }
	],
	'SendGrid, later on': [{ event: 'dropped', reason: 'Bounced Address', email: chanda }],
	Mailgun: {
		signature: { token: 'x' },
		'event-data': { event: 'failed', severity: 'permanent', recipient: chanda }
	},
	'Amazon SES, raw': {
		notificationType: 'Bounce',
		bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: chanda }] },
		mail: { messageId: 'x' }
	},
	'Amazon SES, in an envelope of SNS': {
		Type: 'Notification',
		Message: JSON.stringify({
			eventType: 'Bounce',
			bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: chanda }] }
		})
	},
	'a script of the operator': { email: ' Chanda@Example.org ', reason: '550 No such user' }
};

const complaints: Record<string, unknown> = {
	Postmark: { RecordType: 'SpamComplaint', Email: chanda },
	SendGrid: [{ event: 'spamreport', email: chanda }],
	Mailgun: { 'event-data': { event: 'complained', recipient: chanda } },
	'Amazon SES': {
		notificationType: 'Complaint',
		complaint: { complainedRecipients: [{ emailAddress: chanda }] }
	},
	'a script of the operator': [{ email: chanda, reason: 'Complaint' }]
};

/** A mailbox that is full, which some providers call a bounce for good. */
const full: Record<string, unknown> = {
	Postmark: {
		...{ RecordType: 'Bounce', Type: 'HardBounce', Email: chanda },
		Details: 'smtp;552 5.2.2 Over quota'
	},
	SendGrid: [{ event: 'bounce', type: 'bounce', status: '5.2.2', email: chanda, reason: '552' }],
	'SendGrid, in words': [{ event: 'bounce', email: chanda, reason: '552 Mailbox full' }],
	Mailgun: {
		'event-data': {
			...{ event: 'failed', severity: 'permanent', recipient: chanda },
			'delivery-status': { code: 552, message: '5.2.2 The email account is over quota' }
		}
	},
	'Amazon SES': {
		notificationType: 'Bounce',
		bounce: {
			bounceType: 'Permanent',
			bouncedRecipients: [{ emailAddress: chanda, status: '5.2.2' }]
		}
	},
	'a script of the operator': { email: chanda, reason: '552 5.2.2 Mailbox full' }
};

const passing: Record<string, unknown> = {
	Postmark: { RecordType: 'Bounce', Type: 'SoftBounce', Email: chanda },
	'Postmark of another thing': { RecordType: 'Delivery', Recipient: chanda },
	SendGrid: [
		{ event: 'deferred', email: chanda },
		{ event: 'bounce', type: 'blocked', email: chanda },
		{ event: 'open', email: chanda }
	],
	Mailgun: { 'event-data': { event: 'failed', severity: 'temporary', recipient: chanda } },
	'Amazon SES': {
		notificationType: 'Bounce',
		bounce: { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: chanda }] }
	},
	'Amazon SES of another thing': { eventType: 'Delivery', mail: { messageId: 'x' } },
	'Amazon SNS, which asks whether we are there': {
		Type: 'SubscriptionConfirmation',
		SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=x'
	}
};

describe('a follower', () => {
	it.each(Object.entries(noMailbox))('is ended by a bounce, as %s tells it', async (_, said) => {
		await addFollower(chanda);
		expect(await takeReport(said)).toBe(true);
		expect(await endOf()).toContain('no such mailbox');
	});

	it.each(Object.entries(complaints))(
		'is ended by a complaint, as %s tells it',
		async (_, said) => {
			await addFollower(chanda);
			expect(await takeReport(said)).toBe(true);
			expect(await endOf()).toContain('reported as unwanted');
		}
	);

	it.each(Object.entries(full))(
		'is ended by a full mailbox after 30 days, and not at once, as %s tells it',
		async (_, said) => {
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
		}
	);

	it.each(Object.entries(passing))(
		'is not ended by what may pass, as %s tells it',
		async (_, said) => {
			await addFollower(chanda);
			expect(await takeReport(said)).toBe(true);
			expect(await endOf()).toBeNull();
		}
	);

	it('is not ended by a report about somebody else, and nobody is told who follows', async () => {
		await addFollower(chanda);
		expect(await takeReport({ email: 'bilal@example.org' })).toBe(true);
		expect(await endOf()).toBeNull();
	});

	it('who ended by themselves keeps their own reason', async () => {
		await addFollower(chanda, { endedAt: new Date(), endReason: 'You ended all letters.' });
		await takeReport({ email: chanda });
		expect(await endOf()).toBe('You ended all letters.');
	});
});

describe('what comes to the address for reports', () => {
	it.each([
		[undefined],
		[null],
		['Hello'],
		[{}],
		[[{ event: 7 }]],
		[{ Type: 'Notification', Message: '{' }]
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
