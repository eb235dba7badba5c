import { eq } from 'drizzle-orm';
import { randomInt, randomUUID } from 'node:crypto';
import type { User } from '../../../domain/staff.ts';
import { takeTry } from '../../auth/rate-limit.ts';
import { keyedHash } from '../../auth/secret.ts';
import { db } from '../../db/index.ts';
import { erasedSentence, heldAmong } from '../../erasures/check.ts';
import { webhook } from '../../db/schema.ts';
import { NotPublic } from '../../jobs/connector.ts';
import { verificationMessage, testMessage } from './messages.ts';
import {
	storeWebhook,
	draftWebhook,
	get,
	type Problems,
	examine,
	refusalBeside,
	type Wanted,
	type Webhook
} from './own.ts';
import { sendToWebhook } from './send.ts';

// An address gets only verification codes until its owner has shown that they read them.

/** Limits requests to other people's servers. */
const asksPerHour = 60;
const guessesPerHour = 20;
/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const newCode = () =>
	Array.from({ length: 8 }, () => letters[randomInt(letters.length)])
		.join('')
		.replace(/^..../, '$&-');
const hashOfCode = (id: string, code: string) =>
	keyedHash(`webhook ${id} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`);

const tooMany = `Your webhooks were asked ${asksPerHour} times within the hour, and that is the most. Wait a while.`;
const mayAsk = (user: User) => takeTry(`webhook:${user.id}`, asksPerHour);

interface Asked {
	webhook: Webhook;
	words: string;
}

/** Undefined if the webhook is not the user's. */
type Outcome = Promise<Asked | { problems: Problems } | undefined>;

/**
 * Adds a webhook and sends it a code. A webhook that may not be asked is not added.
 * @returns the secret, to be shown once
 */
export async function addWebhook(
	user: User,
	wanted: Wanted
): Promise<(Asked & { secret: string }) | { problems: Problems }> {
	const [held] = await heldAmong(db, [wanted]);
	if (held) return { problems: { [held.field]: erasedSentence } };
	const { subject, problems } = await examine(wanted);
	if (!subject || Object.keys(problems).length) return { problems };
	const { row, secret } = draftWebhook(user, wanted, subject);
	const refusal = await refusalBeside(db, user, row);
	if (refusal) return { problems: refusal };
	if (!(await mayAsk(user))) return { problems: { '': tooMany } };
	const { error, ...outcome } = await question(row);
	if (error instanceof NotPublic) return { problems: { url: error.message } };
	const made = await storeWebhook(user, { ...row, ...outcome.set });
	if (!('id' in made && 'sealedUrl' in made)) return { problems: made as Problems };
	return { webhook: made as Webhook, words: outcome.words, secret };
}

/** The new code replaces the one before. */
export async function sendCodeAgain(user: User, id: string): Outcome {
	const own = await get(user, id);
	if (!own) return undefined;
	if (own.verifiedAt) return { webhook: own, words: 'It is verified already.' };
	if (!(await mayAsk(user))) return { problems: { '': tooMany } };
	const { set, words } = await question(own);
	const [asked] = await db.update(webhook).set(set).where(eq(webhook.id, id)).returning();
	return asked && { webhook: asked, words };
}

type Receiver = Pick<Webhook, 'id' | 'name' | 'format' | 'sealedUrl' | 'sealedSecret' | 'host'>;

/** Sends a code. A receiver that returns it in its answer is verified at once. */
async function question(
	to: Receiver
): Promise<{ set: Pick<Webhook, 'codeHash' | 'verifiedAt'>; words: string; error?: Error }> {
	const code = newCode();
	const sent = { codeHash: hashOfCode(to.id, code), verifiedAt: null };
	try {
		const answer = await sendToWebhook(
			to,
			`verification/${randomUUID()}`,
			verificationMessage(to, code)
		);
		if (answer.includes(code))
			return {
				set: { codeHash: null, verifiedAt: new Date() },
				words: `${to.host} said the code back: it is verified, and told of changes from now on.`
			};
		return { set: sent, words: `A code is on its way to ${to.host}. Give it back here.` };
	} catch (cause) {
		const error = cause as Error;
		return {
			set: sent,
			error,
			words: `${to.host} did not take the code. ${error.message} Send another once it does.`
		};
	}
}

export async function enterCode(user: User, id: string, code: string): Outcome {
	const own = await get(user, id);
	if (!own) return undefined;
	if (own.verifiedAt) return { webhook: own, words: 'It is verified already.' };
	if (!(await takeTry(`webhook-code:${id}`, guessesPerHour)))
		return { problems: { code: 'That were too many codes within the hour. Wait a while.' } };
	if (own.codeHash === null || own.codeHash !== hashOfCode(id, code))
		return { problems: { code: 'This is not the newest code that was sent there.' } };
	const [verified] = await db
		.update(webhook)
		.set({ codeHash: null, verifiedAt: new Date() })
		.where(eq(webhook.id, id))
		.returning();
	return (
		verified && { webhook: verified, words: 'It is verified, and told of changes from now on.' }
	);
}

export async function sendTest(user: User, id: string): Outcome {
	const own = await get(user, id);
	if (!own) return undefined;
	if (!own.verifiedAt)
		return { problems: { '': 'Verify it first: until then it gets codes alone.' } };
	if (!(await mayAsk(user))) return { problems: { '': tooMany } };
	try {
		await sendToWebhook(own, `test/${randomUUID()}`, testMessage(own));
		return { webhook: own, words: `${own.host} took the test.` };
	} catch (error) {
		return { problems: { '': `${own.host} did not take the test. ${(error as Error).message}` } };
	}
}
