import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they travel in cookies and links. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It needs no salt and no slow hash: nobody can guess 256 bits. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
