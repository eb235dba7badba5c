import { createHash, randomBytes } from 'node:crypto';

export function randomToken(): string {
	return randomBytes(32).toString('base64url');
}

/** A stored token needs no salt and no slow hash: nobody can guess 256 bits. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
