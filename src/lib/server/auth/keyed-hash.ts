import { createHmac } from 'node:crypto';

/** A hash that nobody can make without the key. */
export const hashWith = (key: Uint8Array, text: string): string =>
	createHmac('sha256', key).update(text).digest('base64url');
