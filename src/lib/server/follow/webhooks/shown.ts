import { and, desc, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { db } from '../../db/index.ts';
import { outbox } from '../../db/schema.ts';
import { origin } from '../../settings.ts';
import type { Webhook } from './own.ts';
import { subjectNames } from '../names.ts';

export type ShownWebhook = Awaited<ReturnType<typeof showWebhooks>>[number];

/** Reads names, counts and failures in one query each for all webhooks. Address and secret are never shown. */
export async function showWebhooks(webhooks: Webhook[]) {
	const ids = webhooks.map(({ id }) => id);
	const [names, waiting, failures] = await Promise.all([
		subjectNames([...new Set(webhooks.map(({ subject }) => subject))]),
		waitingOf(ids),
		failuresOf(ids)
	]);
	return webhooks.map((one) => {
		const { id, name, host, format, kinds, createdAt, verifiedAt, lastDeliveredAt } = one;
		const { failingSince, offAt, offReason } = one;
		const followed = names.get(one.subject);
		const state = verifiedAt ? (offAt ? 'off' : 'on') : 'unverified';
		return {
			id,
			name,
			host,
			format,
			kinds,
			createdAt,
			verifiedAt,
			lastDeliveredAt,
			failingSince,
			offReason,
			state,
			follows: {
				label: followed?.label ?? 'What is not on record any more',
				url: followed ? origin() + followed.href : null
			},
			waiting: waiting.get(id) ?? 0,
			failure: (failingSince && failures.get(id)) ?? null
		};
	});
}

async function waitingOf(ids: string[]) {
	const rows = await db
		.select({ id: outbox.webhookId, count: sql<number>`count(*)::int` })
		.from(outbox)
		.where(and(inArray(outbox.webhookId, ids), isNull(outbox.sentAt), isNull(outbox.deadAt)))
		.groupBy(outbox.webhookId);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

async function failuresOf(ids: string[]) {
	const rows = await db
		.selectDistinctOn([outbox.webhookId], { id: outbox.webhookId, failure: outbox.failure })
		.from(outbox)
		.where(and(inArray(outbox.webhookId, ids), isNotNull(outbox.failure)))
		.orderBy(outbox.webhookId, desc(outbox.nextTryAt));
	return new Map(rows.map(({ id, failure }) => [id, failure]));
}
