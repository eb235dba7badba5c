import { createHash } from 'node:crypto';

/** What a text is known by in the header ETag, as long as it says the same. */
export const digestOf = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** Whether a tag is among those of If-None-Match (RFC 9110, 13.1.2). */
export const isKnownTag = (list: string, etag: string): boolean =>
	list.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
