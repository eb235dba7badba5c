import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { millisecondsADay } from '../../../domain/dates/format.ts';
import { db } from '../../db/index.ts';
import { account, webhook } from '../../db/schema.ts';
import { registerCarrier, Undeliverable, Unwanted } from '../../jobs/outbox.ts';
import { summarizeChanges } from '../change-summary.ts';
import { withDepartures } from '../departures.ts';
import { newsMessage } from './messages.ts';
import { failingDays, switchOffFailing } from './off.ts';
import { NotAccepted, sendToWebhook } from './send.ts';
import type { Webhook } from './own.ts';

const minute = 60;
const hour = 60 * minute;
/** Standard Webhooks advises tries over three days, at growing intervals. */
const retrySeconds = [
	5,
	5 * minute,
	30 * minute,
	...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour)
];

registerCarrier('webhook', {
	retrySeconds,
	jitter: 0.1,
	async write({ webhookId, changeId }) {
		const to = await live(webhookId);
		if (!to || changeId === null) return undefined;
		const summaries = await summarizeChanges([changeId], [to]);
		const [summary] = await withDepartures(summaries, () => to.subject);
		return summary && newsMessage(to, summary);
	},
	async carry({ webhookId, dedupeKey }, content) {
		const to = await live(webhookId);
		if (!to) throw new Unwanted();
		try {
			await sendToWebhook(to, dedupeKey, content);
		} catch (error) {
			throw await failed(to, error as Error);
		}
	},
	async onSent(session, { webhookId }) {
		await session
			.update(webhook)
			.set({ lastDeliveredAt: new Date(), failingSince: null })
			.where(eq(webhook.id, webhookId!));
	}
});

/** Finds a webhook that is verified and on, and whose owner's account is enabled. */
async function live(id: string | null): Promise<Webhook | undefined> {
	const [found] = await db
		.select({ webhook })
		.from(webhook)
		.innerJoin(account, eq(account.id, webhook.ownerId))
		.where(
			and(
				...[eq(webhook.id, id ?? ''), isNotNull(webhook.verifiedAt)],
				...[isNull(webhook.offAt), isNull(account.disabledAt)]
			)
		);
	return found?.webhook;
}

/** Notes a failed try. @returns the error that decides on a retry */
async function failed({ id }: Webhook, error: Error): Promise<Error> {
	if (error instanceof NotAccepted && error.status === 410) {
		await switchOffFailing(id, 'It answered 410: that it is gone, and wants nothing any more.');
		return new Undeliverable(error.message);
	}
	const [{ since } = {}] = await db
		.update(webhook)
		.set({
			failingSince: sql`coalesce(${webhook.failingSince}, ${new Date().toISOString()}::timestamptz)`
		})
		.where(eq(webhook.id, id))
		.returning({ since: webhook.failingSince });
	if (!since || Date.now() - since.getTime() < failingDays * millisecondsADay) return error;
	await switchOffFailing(
		id,
		`Every delivery has failed for ${failingDays} days. The last time: ${error.message}`
	);
	return new Undeliverable(error.message);
}
