import { createHmac, randomBytes } from 'node:crypto';

// Standard Webhooks (https://www.standardwebhooks.com): a receiver verifies with the secret who sent, what, and when.

const prefix = 'whsec_';

/** 256 random bits, as the specification writes them. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** @param id the same at each try, so that a receiver can tell what it got already */
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
