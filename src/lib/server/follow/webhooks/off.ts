import { and, eq, isNull } from 'drizzle-orm';
import { db, type Transaction } from '../../db/index.ts';
import { account, outbox, webhook } from '../../db/schema.ts';
import { post } from '../../jobs/mail.ts';
import { origin } from '../../settings.ts';
import { letterOf } from '../letter.ts';

/** A webhook is switched off after this many days without a delivery. */
export const failingDays = 5;

/** Switches off a failing webhook and mails its owner the reason, once. */
export function switchOffFailing(id: string, reason: string): Promise<void> {
	return db.transaction(async (tx) => {
		const off = await setWebhookOff(tx, id, reason);
		if (!off) return;
		const [owner] = await tx
			.select({ email: account.email })
			.from(account)
			.where(eq(account.id, off.ownerId));
		await post(tx, {
			to: owner!.email,
			kind: 'notice',
			key: `webhook-off/${id}/${off.offAt!.getTime()}`,
			letter: letterOf('Your webhook was switched off', [
				{ p: `Rulewatch tells your webhook “${off.name}” (${off.host}) nothing any more.` },
				{ p: reason },
				{ p: 'What waited for it is not sent later: the feeds still have it.' },
				{ link: `${origin()}/desk/account/webhooks`, words: 'Switch it on again', isMain: true }
			])
		});
	});
}

/** Deletes pending messages too. */
export async function setWebhookOff(tx: Transaction, id: string, reason: string) {
	const [off] = await tx
		.update(webhook)
		.set({ offAt: new Date(), offReason: reason })
		.where(and(eq(webhook.id, id), isNull(webhook.offAt)))
		.returning();
	if (off) await tx.delete(outbox).where(and(eq(outbox.webhookId, id), isNull(outbox.sentAt)));
	return off;
}
