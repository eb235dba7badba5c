import { createHash } from 'node:crypto';

export const digestOf = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** Compares with `If-None-Match` (RFC 9110, 13.1.2). */
export const isKnownTag = (list: string, etag: string): boolean =>
	list.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
