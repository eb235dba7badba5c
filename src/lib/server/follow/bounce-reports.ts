import * as v from 'valibot';

// What providers of mail tell of letters that came back, each in its own form: Postmark, SendGrid, Mailgun, Amazon SES by
// way of SNS, and a plain `{ email, reason }`. Only what is for good counts: a full mailbox may be empty tomorrow.

export interface Bounce {
	email: string;
	why: 'no mailbox' | 'complaint';
}

const text = v.optional(v.string(), '');

/** A form of one provider: to whom it is about, and why; undefined for what is not for good. */
function form<Entries extends v.ObjectEntries>(
	entries: Entries,
	read: (report: v.InferOutput<v.ObjectSchema<Entries, undefined>>) => (Bounce | undefined)[]
) {
	return v.pipe(v.object(entries), v.transform(read));
}

const about = (email: string, why: Bounce['why'] | false | undefined): Bounce | undefined =>
	why ? { email, why } : undefined;
const complains = (reason: string) => /complain|spam|abuse/i.test(reason);

const postmark = form(
	{ RecordType: v.string(), Type: text, Email: text },
	({ RecordType, Type, Email }) => [
		about(
			Email,
			RecordType === 'SpamComplaint'
				? 'complaint'
				: RecordType === 'Bounce' && /^(HardBounce|BadEmailAddress)$/.test(Type) && 'no mailbox'
		)
	]
);

const mailgun = form(
	{ 'event-data': v.object({ event: v.string(), severity: text, recipient: v.string() }) },
	({ 'event-data': { event, severity, recipient } }) => [
		about(
			recipient,
			event === 'complained'
				? 'complaint'
				: event === 'failed' && severity === 'permanent' && 'no mailbox'
		)
	]
);

const sesType = { notificationType: text, eventType: text };
const recipients = v.array(v.object({ emailAddress: v.string() }));

const sesBounce = form(
	{ ...sesType, bounce: v.object({ bounceType: v.string(), bouncedRecipients: recipients }) },
	({ bounce: { bounceType, bouncedRecipients } }) =>
		bouncedRecipients.map(({ emailAddress }) =>
			about(emailAddress, bounceType === 'Permanent' && 'no mailbox')
		)
);

const sesComplaint = form(
	{ ...sesType, complaint: v.object({ complainedRecipients: recipients }) },
	({ complaint }) =>
		complaint.complainedRecipients.map(({ emailAddress }) => about(emailAddress, 'complaint'))
);

/** Of SES, what is no bounce. */
const sesOther = form({ mail: v.object({ messageId: v.string() }) }, () => []);

const sendgrid = form(
	{ event: v.string(), email: v.string(), type: text, reason: text },
	({ event, email, type, reason }) => [
		about(
			email,
			event === 'spamreport'
				? 'complaint'
				: ((event === 'bounce' && type !== 'blocked') ||
						(event === 'dropped' && /invalid|bounced/i.test(reason))) &&
						'no mailbox'
		)
	]
);

const plain = form({ email: v.string(), reason: text }, ({ email, reason }) => [
	about(email, complains(reason) ? 'complaint' : 'no mailbox')
]);

const one = v.union([postmark, mailgun, sesBounce, sesComplaint, sesOther, sendgrid, plain]);
const report = v.union([
	v.pipe(
		v.array(one),
		v.transform((all) => all.flat())
	),
	one
]);

/** SNS puts what SES says into an envelope, unless it is told to deliver it raw. */
const envelope = v.pipe(
	v.object({ Type: v.literal('Notification'), Message: v.pipe(v.string(), v.parseJson()) }),
	v.transform(({ Message }) => Message)
);

/** SNS asks at first whether somebody is there, and wants an address opened. */
const question = v.object({
	Type: v.literal('SubscriptionConfirmation'),
	SubscribeURL: v.string()
});

/** @returns the mailboxes that are none and the complaints; undefined for what is no report of a provider that we know */
export function readReport(said: unknown): Bounce[] | undefined {
	const inner = v.safeParse(envelope, said);
	const read = v.safeParse(report, inner.success ? inner.output : said);
	return read.success ? read.output.filter((each) => each !== undefined) : undefined;
}

/** The address that SNS wants opened before it reports anything. */
export function readQuestion(said: unknown): string | undefined {
	const read = v.safeParse(question, said);
	return read.success ? read.output.SubscribeURL : undefined;
}
