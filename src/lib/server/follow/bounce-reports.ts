import * as v from 'valibot';

// What providers of mail tell of letters that came back, each in its own form: Postmark, SendGrid, Mailgun, Amazon SES by
// way of SNS, and a plain `{ email, reason }`. Only what is for good counts, and a mailbox that is full: it may be empty tomorrow, and counts once it stays full.

export interface Bounce {
	email: string;
	why: 'no mailbox' | 'complaint' | 'full';
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
/** Some servers say it in the code of RFC 3463, some in words alone. */
export const saysFull = (reason: string) =>
	/\b[45]\.2\.2\b|over ?-?quota|quota exceeded|mailbox (is )?full|full mailbox/i.test(reason);

/** Tells a full mailbox from none, where a bounce is for good. */
const bounceOf = (reason: string) => (saysFull(reason) ? 'full' : 'no mailbox');
const complains = (reason: string) => /complain|spam|abuse/i.test(reason);

const postmark = form(
	{ RecordType: v.string(), Type: text, Email: text, Details: text },
	({ RecordType, Type, Email, Details }) => [
		about(
			Email,
			RecordType === 'SpamComplaint'
				? 'complaint'
				: RecordType === 'Bounce' &&
						/^(HardBounce|BadEmailAddress)$/.test(Type) &&
						bounceOf(Details)
		)
	]
);

const mailgun = form(
	{
		'event-data': v.object({
			...{ event: v.string(), severity: text, recipient: v.string() },
			'delivery-status': v.optional(v.object({ message: text, description: text }), {})
		})
	},
	({ 'event-data': { event, severity, recipient, 'delivery-status': status } }) => [
		about(
			recipient,
			event === 'complained'
				? 'complaint'
				: event === 'failed' &&
						severity === 'permanent' &&
						bounceOf(`${status.message} ${status.description}`)
		)
	]
);

const sesType = { notificationType: text, eventType: text };
const recipients = v.array(
	v.object({ emailAddress: v.string(), status: text, diagnosticCode: text })
);

const sesBounce = form(
	{ ...sesType, bounce: v.object({ bounceType: v.string(), bouncedRecipients: recipients }) },
	({ bounce: { bounceType, bouncedRecipients } }) =>
		bouncedRecipients.map(({ emailAddress, status, diagnosticCode }) =>
			about(emailAddress, bounceType === 'Permanent' && bounceOf(`${status} ${diagnosticCode}`))
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
	{ event: v.string(), email: v.string(), type: text, reason: text, status: text },
	({ event, email, type, reason, status }) => [
		about(
			email,
			event === 'spamreport'
				? 'complaint'
				: ((event === 'bounce' && type !== 'blocked') ||
						(event === 'dropped' && /invalid|bounced/i.test(reason))) &&
						bounceOf(`${status} ${reason}`)
		)
	]
);

const plain = form({ email: v.string(), reason: text }, ({ email, reason }) => [
	about(email, complains(reason) ? 'complaint' : bounceOf(reason))
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
