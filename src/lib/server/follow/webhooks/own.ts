import { and, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { type FollowKind, subjectKey, type WebhookFormat } from '../../../domain/follow.ts';
import type { User } from '../../../domain/staff.ts';
import { seal, unseal } from '../../auth/secret.ts';
import { type Database, db } from '../../db/index.ts';
import { account, webhook } from '../../db/schema.ts';
import { addressRefusal } from '../../jobs/public-places.ts';
import { setWebhookOff } from './off.ts';
import { newSecret } from './signature.ts';
import { choicesAt } from '../subjects.ts';

// Every query checks the owner, so another's webhook is not found.

export type Webhook = typeof webhook.$inferSelect;
/** Sentences by field; '' is for the form as a whole. */
export type Problems = Record<string, string>;

export interface Wanted {
	name: string;
	url: string;
	format: WebhookFormat;
	/** Address of a page of the record; empty for everything. */
	page: string;
	kinds: FollowKind[];
}

/** More than one person keeps in order. */
export const mostWebhooks = 20;

/** Finds the subject of the page, and problems with both addresses. */
export async function examine({
	url,
	page
}: Pick<Wanted, 'url' | 'page'>): Promise<{ subject?: string; problems: Problems }> {
	const refusal = addressRefusal(url);
	const subject = await subjectAt(page);
	return {
		subject,
		problems: {
			...(refusal && { url: refusal }),
			...(!subject && {
				page: 'There is nothing to follow at this address, or not any more.'
			})
		}
	};
}

async function subjectAt(page: string): Promise<string | undefined> {
	const everything = subjectKey({ scope: 'everything', target: '' });
	if (page === '' || page === '/') return everything;
	const [best] = await choicesAt(page);
	// Every address offers everything, even an invalid one.
	return best && best.key !== everything ? best.key : undefined;
}

const ownedBy = (user: User, id: string) => and(eq(webhook.id, id), eq(webhook.ownerId, user.id));

export const list = (user: User): Promise<Webhook[]> =>
	db
		.select()
		.from(webhook)
		.where(eq(webhook.ownerId, user.id))
		.orderBy(desc(webhook.createdAt), webhook.id);

export async function get(user: User, id: string): Promise<Webhook | undefined> {
	const [found] = await db.select().from(webhook).where(ownedBy(user, id));
	return found;
}

export function draftWebhook(user: User, { url, page: _page, ...rest }: Wanted, subject: string) {
	const secret = newSecret();
	const row: typeof webhook.$inferInsert = {
		...rest,
		id: randomUUID(),
		ownerId: user.id,
		createdAt: new Date(),
		sealedUrl: seal(url),
		host: new URL(url).host,
		sealedSecret: seal(secret),
		subject
	};
	return { row, secret };
}

export async function refusalBeside(
	session: Database,
	user: User,
	{ subject, sealedUrl }: Pick<Webhook, 'subject' | 'sealedUrl'>
): Promise<Problems | undefined> {
	const own = await session.select().from(webhook).where(eq(webhook.ownerId, user.id));
	if (own.length >= mostWebhooks)
		return { '': `You have ${mostWebhooks} webhooks, and that is the most. Delete one first.` };
	const url = unseal(sealedUrl);
	const alike = own.find((one) => one.subject === subject && unseal(one.sealedUrl) === url);
	if (alike) return { url: `You have a webhook to this address for the same: “${alike.name}”.` };
	return undefined;
}

/** Locks the owner's row, so that simultaneous webhooks count each other. */
export function storeWebhook(
	user: User,
	row: typeof webhook.$inferInsert
): Promise<Webhook | Problems> {
	return db.transaction(async (tx) => {
		await tx.select({ id: account.id }).from(account).where(eq(account.id, user.id)).for('update');
		const refusal = await refusalBeside(tx, user, row);
		if (refusal) return refusal;
		const [made] = await tx.insert(webhook).values(row).returning();
		return made!;
	});
}

export async function removeWebhook(user: User, id: string): Promise<Webhook | undefined> {
	const [gone] = await db.delete(webhook).where(ownedBy(user, id)).returning();
	return gone;
}

/** The secret is shown once, and the old one stops working. */
export async function renewSecret(user: User, id: string) {
	const secret = newSecret();
	const [renewed] = await db
		.update(webhook)
		.set({ sealedSecret: seal(secret) })
		.where(ownedBy(user, id))
		.returning();
	return renewed && { webhook: renewed, secret };
}

export function setOff(user: User, id: string): Promise<Webhook | undefined> {
	return db.transaction(async (tx) => {
		const [own] = await tx.select().from(webhook).where(ownedBy(user, id)).for('update');
		if (own) await setWebhookOff(tx, id, 'You switched it off.');
		return own;
	});
}

export async function setOn(user: User, id: string): Promise<Webhook | undefined> {
	const [on] = await db
		.update(webhook)
		.set({ offAt: null, offReason: null, failingSince: null })
		.where(ownedBy(user, id))
		.returning();
	return on;
}
