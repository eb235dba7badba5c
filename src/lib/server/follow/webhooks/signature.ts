import { createHmac, randomBytes } from 'node:crypto';

// By Standard Webhooks (https://www.standardwebhooks.com) the secret lets a receiver verify sender, content and time.

const prefix = 'whsec_';

/** 256 random bits in the notation of Standard Webhooks. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** @param id the same for each try, so that a receiver recognizes repeats */
export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
	const timestamp = String(Math.floor(Date.now() / 1000));
	const key = Buffer.from(secret.slice(prefix.length), 'base64');
	const mark = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
	return {
		'content-type': 'application/json',
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': `v1,${mark}`
	};
}
