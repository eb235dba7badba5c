import { unseal } from '../../auth/secret.ts';
import { fetchGuarded, Unanswered } from '../../jobs/fetch-guarded.ts';
import { signedHeaders } from './signature.ts';
import type { Webhook } from './own.ts';

// Promise 25.
const milliseconds = 5_000;
const mostBytes = 64 * 1024;

type Receiver = Pick<Webhook, 'sealedUrl' | 'sealedSecret'>;

/** The receiver answered with another status than 2xx. */
export class NotAccepted extends Error {
	constructor(readonly status: number) {
		super(
			status >= 300 && status < 400
				? `It answered ${status}, and redirects are not followed.`
				: `It answered ${status}.`
		);
	}
}

/**
 * Sends a signed message once.
 * @returns the body of the answer
 * @throws NotTaken, NotPublic or Unanswered, each with a sentence for the owner
 */
export async function sendToWebhook(to: Receiver, id: string, body: string): Promise<string> {
	const [url, secret] = [unseal(to.sealedUrl), unseal(to.sealedSecret)];
	if (!url || !secret)
		throw new Unanswered(
			'It was sealed with another SECRET of this copy: delete it, and add it anew.'
		);
	const headers = signedHeaders(secret, id, body);
	const asked = { method: 'POST', headers, body, milliseconds, mostBytes } as const;
	const answer = await fetchGuarded(url, asked);
	if (answer.status < 200 || answer.status > 299) throw new NotAccepted(answer.status);
	return answer.body.toString();
}
